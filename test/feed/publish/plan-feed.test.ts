import { describe, expect, it } from 'vitest';
import { type KeyList, NO_KEYS } from '../../../lib/feed/keys/key-list.ts';
import { heldCustomers } from '../../../lib/feed/publish/held-customers.ts';
import { type CurrentFeed, type Published, planFeed, planWithdrawals } from '../../../lib/feed/publish/plan-feed.ts';
import { VALIDITY } from '../../../lib/feed/seconds.ts';
import { customerDoc, partnerDoc } from '../../../lib/log/doc-id.ts';
import { tenant } from '../../directory/build.ts';
import { CUSTOMER, NOW } from '../sample-workspace.ts';

const KID = 'a'.repeat(43);
const key = { kid: KID, jwk: { kty: 'EC', crv: 'P-256', x: '', y: '' }, from: 0 } as const;
const KEYS: KeyList = { v: 1, version: 1, keys: [key] };
const LOST: KeyList = { v: 1, version: 2, keys: [{ ...key, revoked: { at: NOW, reason: 'lost' } }] };
const current: CurrentFeed = { tenantId: CUSTOMER, epoch: 1, hash: 'one', isDisputed: false };
const published: Published = {
  tenantId: CUSTOMER,
  epoch: 1,
  hash: 'one',
  kid: KID,
  etag: '"1"',
  seq: 7,
  iat: NOW,
  exp: NOW + VALIDITY,
};

interface Case {
  current?: Partial<CurrentFeed>;
  published?: Partial<Published> | 'never';
  keys?: KeyList;
  later?: number;
}

function planned({ current: change, published: before = {}, keys = KEYS, later = 0 }: Case): string[] {
  const known = before === 'never' ? undefined : { ...published, ...before };
  const tasks = planFeed({ ...current, ...change }, known, { keys, now: NOW + later });
  return tasks.map(({ kind, tenantId, epoch }) => `${kind} ${tenantId === CUSTOMER ? epoch : '?'}`);
}

describe('what is published of a customer', () => {
  it.each<[string, Case, string[]]>([
    ['nothing, while it is what lies there', {}, []],
    ['what was never published', { published: 'never' }, ['write 1']],
    ['what has changed', { current: { hash: 'two' } }, ['write 1']],
    ['nothing before half of its time is over', { later: VALIDITY / 2 - 1 }, []],
    ['the same again when half of its time is over', { later: VALIDITY / 2 }, ['write 1']],
    [
      'the same again when a clock that was far ahead dated it',
      { published: { iat: NOW + 400 * VALIDITY, exp: NOW + 401 * VALIDITY } },
      ['write 1'],
    ],
    ['nothing, where the other clock is some hours ahead', { published: { iat: NOW + 20 * 3_600 } }, []],
    [
      'the end of the address before, by whoever does not know whether that was done',
      { current: { epoch: 3 }, published: 'never' },
      ['withdraw 2', 'write 3'],
    ],
    ['the same again when its key was lost', { keys: LOST }, ['write 1']],
    ['the same again when its key is not endorsed', { keys: NO_KEYS }, ['write 1']],
    [
      'the end of the old address and the new one when its invitations are revoked',
      { current: { epoch: 2 } },
      ['withdraw 1', 'write 2'],
    ],
    ['nothing new while it is disputed', { current: { isDisputed: true, hash: 'two' } }, []],
    ['nothing while it is disputed and never was published', { current: { isDisputed: true }, published: 'never' }, []],
    [
      'what stood before the dispute, when half of its time is over',
      { current: { isDisputed: true, hash: 'two' }, later: VALIDITY / 2 },
      ['renew 1'],
    ],
    [
      'only the end of the old address while it is disputed',
      { current: { isDisputed: true, epoch: 2 } },
      ['withdraw 1'],
    ],
  ])('is %s', (_, given, expected) => {
    expect(planned(given)).toEqual(expected);
  });

  it('is ended for those who are no longer in the directory', () => {
    const gone = { ...published, tenantId: tenant(901), epoch: 3 };
    expect(planWithdrawals([published, gone], new Set([CUSTOMER]))).toEqual([
      { kind: 'withdraw', tenantId: tenant(901), epoch: 3 },
    ]);
  });
});

describe('a disputed support contact', () => {
  const doc = customerDoc(CUSTOMER);
  it.each<[string, Parameters<typeof heldCustomers>[0], boolean]>([
    ['is a designation that two members set', [{ doc, path: `subscriptions.${tenant(1)}.supportContact` }], true],
    ['is a subscription that one took away', [{ doc, path: `subscriptions.${tenant(1)}` }], true],
    ['is a customer that one dropped', [{ doc }], true],
    ['is not a friendly name', [{ doc, path: `subscriptions.${tenant(1)}.friendlyName` }], false],
    ['is not a note', [{ doc, path: 'notes' }], false],
    ['is not a partner’s telephone', [{ doc: partnerDoc(CUSTOMER), path: 'support.telephone' }], false],
  ])('%s', (_, conflicts, isHeld) => {
    expect(heldCustomers(conflicts)).toEqual(new Set(isHeld ? [CUSTOMER] : []));
  });
});
