import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FaultReason, PartnerCenterFault } from '../../../lib/partner-center/partner-center-fault.ts';
import en from '../../../locales/en/partnerCenter.json';
import ja from '../../../locales/ja/partnerCenter.json';
import type { FaultName } from '../../stand-ins/partner-center/faults.ts';
import { type PartnerCenterStandIn, TEST_TOKEN } from '../../stand-ins/partner-center/start-partner-center.ts';
import { answeredClient } from './answered-client.ts';
import { clientOf } from './client-of.ts';
import { faultOf } from './fault-of.ts';
import { someSubscription } from './sample-ids.ts';
import { startSample } from './sample-stand-in.ts';

let standIn: PartnerCenterStandIn;

beforeAll(async () => {
  standIn = await startSample();
});
afterAll(() => standIn.close());
beforeEach(() => {
  standIn.journal.length = 0;
  standIn.strikes.length = 0;
});

const put = () => {
  const { customer, subscription, contact } = someSubscription(standIn.book, 'legacy');
  return clientOf(standIn).putSupportContact(customer, subscription, contact);
};

type Row = [FaultName, FaultReason, number, string | undefined];

/** Never repeated, as in Microsoft's SDK. */
const FINAL: Row[] = [
  ['mfaRequired', 'mfaRequired', 401, '10001'],
  ['expiredToken', 'signedOut', 401, '400'],
  ['wrongAudience', 'wrongAudience', 401, '900420'],
  ['blockedByPolicy', 'blockedByPolicy', 403, '900309'],
  ['insufficientPrivileges', 'forbidden', 403, '900308'],
  ['noRelationship', 'noRelationship', 403, '20002'],
  ['agreementMissing', 'agreementMissing', 403, '900123'],
  ['authorizationFailed', 'forbidden', 403, '1002'],
  ['subscriptionNotFound', 'notFound', 404, '20003'],
  ['tenantNotFound', 'notFound', 404, '60003'],
  ['invalidProperty', 'refused', 400, '3000'],
  ['staleEtag', 'refused', 400, '2055'],
  ['suspended', 'notUpdatable', 400, '800091'],
  ['noLongerUpdatable', 'notUpdatable', 400, '900279'],
  ['updatedTooOften', 'notUpdatable', 400, '900311'],
  ['notSupported', 'notSupported', 400, '800042'],
  ['notReseller', 'resellerRefused', 400, '800016'],
  ['notReady', 'busyThere', 409, '800082'],
  ['pendingOperation', 'busyThere', 409, '900278'],
  ['unknownCode', 'refused', 400, '987654'],
  ['refusedEmpty', 'refused', 400, undefined],
  ['refusedInWords', 'refused', 400, undefined],
];

describe.each([false, true])('a refusal whose code is text: %s', (textCodes) => {
  it.each(FINAL)('%s is %s (%d, %s), once and for all', async (name, reason, status, code) => {
    standIn.quirks.textCodes = textCodes;
    standIn.strikes.push({ name });
    const details = await faultOf(put());
    expect(details).toMatchObject({ call: 'putSupportContact', reason, status, ...(code ? { code } : {}) });
    expect(details.correlationId).toBe(standIn.journal[0]?.headers['ms-correlationid']);
    expect(standIn.journal.map(({ effect }) => effect)).toHaveLength(1);
  });
});

describe('what a refusal says', () => {
  it.each<[string, string, string | undefined]>([
    ['its description', '{"code":1,"description":" No.\\u0000 \\u2028Never. "}', 'No.  \u2028Never.'],
    ['the message of the other envelope', '{"statusCode":400,"message":"Later."}', 'Later.'],
    ['its text', 'Nothing doing.', 'Nothing doing.'],
    ['nothing of a web page', '<html>Sign in</html>', undefined],
    ['nothing of other JSON', '[1,2]', undefined],
    ['no more than 1,024 characters', `{"description":"${'a'.repeat(2_000)}"}`, 'a'.repeat(1_024)],
  ])('is %s', async (_, body, description) => {
    const details = await faultOf(answeredClient(body, 400).organization());
    expect(details.description).toBe(description);
  });
});

describe('a code that is no code', () => {
  it.each(['constructor', '__proto__', 'toString', ''])('%j goes by its status', async (code) => {
    const details = await faultOf(answeredClient(JSON.stringify({ code }), 403).organization());
    expect(details).toMatchObject({ reason: 'forbidden', status: 403 });
  });
});

describe('code 1002', () => {
  it.each([
    'indirectResellers',
    'resellersOf',
  ] as const)('tells that %s is answered to providers alone', async (name) => {
    standIn.strikes.push({ name: 'authorizationFailed' });
    const client = clientOf(standIn);
    const { customer } = someSubscription(standIn.book, 'legacy');
    expect((await faultOf(client[name](customer))).reason).toBe('notProvider');
  });
});

describe('without a sign-in', () => {
  it('nothing is sent', async () => {
    const client = clientOf(standIn, { accessToken: () => Promise.reject(new Error('nobody')) });
    expect(await faultOf(client.organization())).toEqual({ call: 'organization', reason: 'signedOut', status: 0 });
    expect(standIn.journal).toEqual([]);
  });
});

describe('the token', () => {
  it('is in no fault, whatever went wrong', async () => {
    const names: FaultName[] = ['expiredToken', 'webPage', 'redirect', 'cutBefore', 'serverFault', 'notJson'];
    for (const name of names) {
      standIn.strikes.push({ name, times: 9 });
      const fault = await put().catch((thrown: unknown) => thrown);
      if (!(fault instanceof PartnerCenterFault)) throw fault;
      const shown = [
        String(fault),
        fault.stack,
        JSON.stringify(fault),
        JSON.stringify(fault.details),
        String(fault.cause),
      ];
      expect(shown.join('\n')).not.toContain(TEST_TOKEN);
      standIn.strikes.length = 0;
    }
  });

  it('goes to no other host', async () => {
    const asked: string[] = [];
    const client = clientOf(standIn, {
      fetch: (input, init) => {
        asked.push(String(input));
        return fetch(input, init);
      },
    });
    standIn.strikes.push({ name: 'redirect' });
    expect(await faultOf(client.organization())).toMatchObject({ reason: 'malformed', status: 0 });
    expect(asked).toEqual([`${standIn.base}/v1/profiles/organization`]);
  });
});

/** A list of all, for the compiler to keep. */
const REASONS: Record<FaultReason, true> = {
  unreachable: true,
  timedOut: true,
  signedOut: true,
  otherTenant: true,
  mfaRequired: true,
  wrongAudience: true,
  blockedByPolicy: true,
  forbidden: true,
  notProvider: true,
  noRelationship: true,
  agreementMissing: true,
  notFound: true,
  busyThere: true,
  notUpdatable: true,
  notSupported: true,
  resellerRefused: true,
  throttled: true,
  refused: true,
  serverFault: true,
  malformed: true,
};

describe('a reason', () => {
  it.each(Object.keys(REASONS))('%s has words in each language', (reason) => {
    expect(en).toHaveProperty([`partnerCenter.fault.${reason}`]);
    expect(ja).toHaveProperty([`partnerCenter.fault.${reason}`]);
  });
});
