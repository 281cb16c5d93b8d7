import { describe, expect, it } from 'vitest';
import type { ObservedCustomer } from '../../../lib/partner-center/observe/observed-customer.ts';
import { type Asking, whatToAsk } from '../../../lib/partner-center/observe/what-to-ask.ts';
import type { FaultReason } from '../../../lib/partner-center/partner-center-fault.ts';
import { buildObserved, buildSeen } from './build-observed.ts';

/** A day and an hour after what was heard in `build-observed.ts`. */
const run = { number: 2, attempt: 1, maxAgeInHours: 48, startedAt: '2026-12-01T10:00:00.000Z' };
const listed = { run: 2, at: run.startedAt };
const LEGACY = [buildSeen(1)];
const NEW_COMMERCE = [buildSeen(1, { commerce: 'newCommerce' })];
const fault = (reason: FaultReason) => ({ at: listed.at, call: 'subscriptions' as const, reason, status: 500 });

describe('a second run', () => {
  const { subscriptions: _, asked: __, ...unheard } = buildObserved([], { listed });
  it.each<[string, ObservedCustomer, Partial<typeof run>, Asking]>([
    ['a new customer', unheard, {}, 'subscriptions'],
    ['a customer with legacy subscriptions', buildObserved(LEGACY, { listed }), {}, 'contacts'],
    ['a customer with new commerce alone', buildObserved(NEW_COMMERCE, { listed }), {}, 'nothing'],
    [
      'a customer whose only legacy subscription is terminated',
      buildObserved([buildSeen(1, { status: 'deleted' })], { listed }),
      {},
      'nothing',
    ],
    [
      'a customer that was heard too long ago',
      buildObserved(NEW_COMMERCE, { listed }),
      { maxAgeInHours: 25 },
      'subscriptions',
    ],
    [
      'a customer that was heard an hour less ago',
      buildObserved(NEW_COMMERCE, { listed }),
      { maxAgeInHours: 26 },
      'nothing',
    ],
    [
      'every customer when all is asked',
      buildObserved(NEW_COMMERCE, { listed: listed }),
      { maxAgeInHours: 0 },
      'subscriptions',
    ],
    [
      'a customer that failed',
      buildObserved(NEW_COMMERCE, { listed, asked: { run: 1, attempt: 1, fault: fault('noRelationship') } }),
      {},
      'subscriptions',
    ],
    [
      'a customer some of whose subscriptions could not be read',
      buildObserved([], { listed, subscriptions: { at: '2026-11-30T09:00:00.000Z', list: [], unreadable: ['id'] } }),
      {},
      'subscriptions',
    ],
    ['a customer that is not listed any more', buildObserved(LEGACY), {}, 'nothing'],
  ])('asks of %s', (_, observed, of, expected) => {
    expect(whatToAsk(observed, { ...run, ...of })).toBe(expected);
  });
});

describe('within one run', () => {
  const after = (reason: FaultReason | undefined, attempt: number) =>
    buildObserved(NEW_COMMERCE, { listed, asked: { run: 2, attempt, ...(reason ? { fault: fault(reason) } : {}) } });

  it.each<[string, ObservedCustomer, Asking]>([
    ['what was answered is not asked again', after(undefined, 1), 'nothing'],
    ['what failed is not asked again', after('serverFault', 1), 'nothing'],
    ['what failed before a pause is asked again', after('serverFault', 0), 'subscriptions'],
    ['what failed for good is not asked again after a pause', after('noRelationship', 0), 'nothing'],
    ['what was answered before a pause is not asked again', after(undefined, 0), 'nothing'],
  ])('%s', (_, observed, expected) => {
    expect(whatToAsk(observed, { ...run, maxAgeInHours: 0 })).toBe(expected);
  });
});
