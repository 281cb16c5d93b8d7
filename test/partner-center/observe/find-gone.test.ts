import { expect, it } from 'vitest';
import type { Customer, Subscription } from '../../../lib/directory/types.ts';
import { goneSubscriptions, isGone } from '../../../lib/partner-center/observe/find-gone.ts';
import type { ObservedCustomer } from '../../../lib/partner-center/observe/observed-customer.ts';
import { buildCustomer, buildSubscription } from '../../directory/build.ts';
import { AT, buildObserved, buildSeen } from './build-observed.ts';

const FAULT = { at: AT, call: 'subscriptions', reason: 'notFound', status: 404 } as const;
const withRelationship = (relationshipToPartner: string) => {
  const observed = buildObserved([]);
  return { ...observed, customer: { ...observed.customer, relationshipToPartner } };
};

it.each<[string, Partial<Customer>, ObservedCustomer | undefined, boolean]>([
  ['is not listed', {}, undefined, true],
  ['is listed', {}, buildObserved([]), false],
  ['is listed without a relationship', {}, withRelationship('None'), true],
  ['ended before and is not listed', { relationship: 'ended' }, undefined, false],
  ['is only requested and not listed', { relationship: 'requested' }, undefined, false],
])('a customer that %s', (_, fields, observed, gone) => {
  expect(isGone(buildCustomer(fields), observed)).toBe(gone);
});

it.each<[string, Partial<Subscription>, ObservedCustomer, number]>([
  ['is not listed', {}, buildObserved([buildSeen(2)]), 1],
  ['is listed', {}, buildObserved([buildSeen(1)]), 0],
  ['was bought elsewhere', { channel: 'direct' }, buildObserved([buildSeen(2)]), 0],
  ['was terminated before', { status: 'deleted' }, buildObserved([buildSeen(2)]), 0],
  [
    'may be among rows that could not be read',
    {},
    buildObserved([], { subscriptions: { at: AT, list: [], unreadable: ['id'] } }),
    0,
  ],
  [
    'is of a customer that could not be asked',
    {},
    buildObserved([], { asked: { run: 1, attempt: 1, fault: FAULT } }),
    0,
  ],
])('a subscription that %s', (_, fields, observed, gone) => {
  const customer = buildCustomer({ subscriptions: [buildSubscription(1, fields)] });
  expect(goneSubscriptions(customer, observed)).toHaveLength(gone);
});

it('no subscription is gone of a customer that was never asked', () => {
  const { subscriptions: _, ...observed } = buildObserved([]);
  expect(goneSubscriptions(buildCustomer({ subscriptions: [buildSubscription(1)] }), observed)).toEqual([]);
});
