import { describe, expect, it } from 'vitest';
import { designate, withDelegatedAdmin, withoutSubscription, withSubscription } from '../../lib/directory/change.ts';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import { buildCustomer, buildPartner, buildSubscription, subscriptionId, tenant } from './build.ts';

const contact = toSupportContact(buildPartner(5));
const customer = buildCustomer({ subscriptions: [buildSubscription(10), buildSubscription(30)] });

describe('designate', () => {
  it('names the contact of one subscription and leaves the others and the given customer as they are', () => {
    const before = structuredClone(customer);
    const after = designate(customer, subscriptionId(30), contact);
    expect(after.subscriptions.map(({ supportContact }) => supportContact)).toEqual([undefined, contact]);
    expect(customer).toEqual(before);
  });

  it('goes back to the default without leaving an empty field behind', () => {
    const designated = designate(customer, subscriptionId(30), contact);
    const cleared = designate(designated, subscriptionId(30), undefined);
    expect(Object.keys(cleared.subscriptions[1] ?? {})).not.toContain('supportContact');
    expect(cleared).toEqual(customer);
  });

  it('changes nothing for a subscription that the customer does not have', () => {
    expect(designate(customer, subscriptionId(99), contact)).toEqual(customer);
  });
});

describe('subscriptions and delegated admin', () => {
  it.each([
    ['adds one in its place', buildSubscription(20), [10, 20, 30]],
    ['replaces the one of that id', buildSubscription(10, { quantity: 7 }), [10, 30]],
  ])('%s', (_, subscription, ids) => {
    const { subscriptions } = withSubscription(customer, subscription);
    expect(subscriptions.map(({ id }) => id)).toEqual(ids.map(subscriptionId));
    expect(subscriptions).toContainEqual(subscription);
  });

  it('removes one', () => {
    expect(withoutSubscription(customer, subscriptionId(10)).subscriptions).toEqual([buildSubscription(30)]);
  });

  it('keeps one entry for each reseller, in order', () => {
    const third = withDelegatedAdmin(buildCustomer(), { tenantId: tenant(3), kind: 'dap' });
    const both = withDelegatedAdmin(third, { tenantId: tenant(2), kind: 'none' });
    const changed = withDelegatedAdmin(both, { tenantId: tenant(3), kind: 'gdap' });
    expect(changed.delegatedAdmin).toEqual([
      { tenantId: tenant(2), kind: 'none' },
      { tenantId: tenant(3), kind: 'gdap' },
    ]);
  });
});
