import { describe, expect, it } from 'vitest';
import type { Subscription } from '../../../lib/directory/types.ts';
import type { RowOutcome } from '../../../lib/partner-center/apply/apply-row.ts';
import { type Compared, planRows, unknownRows } from '../../../lib/partner-center/apply/plan-rows.ts';
import type { FaultDetails } from '../../../lib/partner-center/partner-center-fault.ts';
import type { SeenContact } from '../../../lib/partner-center/types.ts';
import { aCustomer, aPartner, aSubscription, subscriptionId } from '../../fixtures/documents.ts';
import { to } from './build-row.ts';

const own = aPartner(1, { role: 'indirectProvider' });
const book = { partners: [own, aPartner(2), aPartner(3), aPartner(4, { relationship: 'ended' })] };
const fault: FaultDetails = { call: 'supportContact', reason: 'notFound', status: 404 };

interface Case {
  ours: Partial<Subscription>;
  theirs?: SeenContact;
  compared?: Partial<Compared>;
}

function planOne({ ours, theirs, compared }: Case) {
  const customer = aCustomer(9, { subscriptions: [aSubscription(1, ours)] });
  const known = new Map(theirs === undefined ? [] : [[subscriptionId(1), theirs] as const]);
  return planRows(customer, book, {
    theirs: known,
    faults: new Map(),
    disputed: new Set(),
    withDefault: false,
    ...compared,
  });
}

const notWritten = (why: Extract<RowOutcome, { state: 'notSupported' }>['why']) => [{ state: 'notSupported', why }];
const waiting = [{ state: 'waiting' }];
const alreadySo = [{ state: 'alreadySo' }];
const withDefault = { withDefault: true };

describe('a row for each subscription that is designated here or names somebody else there', () => {
  it.each<[string, Case, object[]]>([
    ['writes where they differ', { ours: { supportContact: to(2) }, theirs: to(3) }, waiting],
    ['writes where nobody is named there', { ours: { supportContact: to(2) }, theirs: 'none' }, waiting],
    ['writes another MPN id', { ours: { supportContact: to(2) }, theirs: { ...to(2), supportMpnId: '7' } }, waiting],
    ['writes another name', { ours: { supportContact: to(2) }, theirs: { ...to(2), name: 'Old name' } }, waiting],
    [
      'takes names for equal whose spaces and accents are encoded otherwise',
      { ours: { supportContact: { ...to(2), name: 'Café  Nord' } }, theirs: { ...to(2), name: 'Cafe\u0301 Nord ' } },
      alreadySo,
    ],
    ['leaves what is so already', { ours: { supportContact: to(2) }, theirs: to(2) }, alreadySo],
    [
      'leaves what is so already, though the relationship ended',
      { ours: { supportContact: to(4) }, theirs: to(4) },
      alreadySo,
    ],
    [
      'does not name a partner without a relationship',
      { ours: { supportContact: to(4) }, theirs: 'none' },
      notWritten('noRelationship'),
    ],
    [
      'never writes to new commerce, whatever was seen once',
      { ours: { supportContact: to(2), commerce: 'newCommerce' }, theirs: to(2) },
      notWritten('newCommerce'),
    ],
    [
      'says nothing of new commerce that nobody is designated for',
      { ours: { commerce: 'newCommerce' }, theirs: to(2) },
      [],
    ],
    ['leaves the default contact alone', { ours: {}, theirs: 'none' }, []],
    ['takes ourselves by any name for the default contact', { ours: {}, theirs: { ...to(1), name: 'Us' } }, []],
    ['says nothing where neither side names anybody', { ours: {} }, []],
    [
      'does not take away a contact that is not on record here unless it is asked to',
      { ours: {}, theirs: to(3) },
      notWritten('nobodyDesignated'),
    ],
    ['names ourselves instead when it is asked to', { ours: {}, theirs: to(3), compared: withDefault }, waiting],
    ['leaves ourselves alone then too', { ours: {}, theirs: to(1), compared: withDefault }, []],
    [
      'holds what members disagree on',
      { ours: { supportContact: to(2) }, theirs: to(3), compared: { disputed: new Set([subscriptionId(1)]) } },
      notWritten('disputed'),
    ],
    [
      'tells why it was not asked',
      { ours: { supportContact: to(2) }, compared: { faults: new Map([[subscriptionId(1), fault]]) } },
      [{ state: 'refused', fault }],
    ],
    ['writes nothing without knowing what is there', { ours: { supportContact: to(2) } }, notWritten('notSeen')],
  ])('%s', (_, given, outcomes) => {
    expect(planOne(given).map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  it('wants our contact, or ourselves', () => {
    expect(planOne({ ours: { supportContact: to(2) }, theirs: to(3) })).toMatchObject([
      { wanted: to(2), theirs: to(3) },
    ]);
    expect(planOne({ ours: {}, theirs: to(3), compared: withDefault })).toMatchObject([{ wanted: to(1) }]);
  });
});

describe('what must be asked before', () => {
  const customer = aCustomer(9, {
    subscriptions: [
      aSubscription(1, { supportContact: to(2) }),
      aSubscription(2, { supportContact: to(2), commerce: 'newCommerce' }),
      aSubscription(3),
      aSubscription(4, { supportContact: to(3) }),
    ],
  });
  const theirs = new Map([[subscriptionId(4), to(3)]]);

  it.each([
    ['is what is designated and not known', false, [1]],
    ['is the default too when it shall be written', true, [1, 3]],
  ])('%s', (_, isWithDefault, ids) => {
    expect(unknownRows(customer, book, theirs, { withDefault: isWithDefault })).toEqual(ids.map(subscriptionId));
  });
});
