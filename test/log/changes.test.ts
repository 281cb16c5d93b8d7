import { describe, expect, it } from 'vitest';
import { countChanges, fieldChanges } from '../../lib/log/changes.ts';
import { diffCustomer, diffPartner, dropCustomer } from '../../lib/log/diff.ts';
import { customerDoc } from '../../lib/log/doc-id.ts';
import { aCustomer, aPartner, aSubscription, subscriptionId, tenant } from '../fixtures/documents.ts';

const doc = customerDoc(tenant(1));

describe('the changes of a review', () => {
  it('of a drop list each subscription, and nothing for empty lists', () => {
    const paths = fieldChanges(dropCustomer(tenant(1)), aCustomer(1)).map(({ path }) => path);
    expect(paths).toEqual([
      'companyName',
      'domains',
      'relationship',
      `subscriptions.${subscriptionId(1)}`,
      `subscriptions.${subscriptionId(2)}`,
    ]);
  });

  it('of a new customer have no before', () => {
    const op = diffCustomer(undefined, aCustomer(1));
    const changes = op ? fieldChanges(op, undefined) : [];
    expect(changes[0]).toEqual({ doc, path: 'companyName', after: 'Customer 1' });
  });

  it('of one field show it before and after', () => {
    const op = diffPartner(aPartner(1), aPartner(1, { support: { languages: [], telephone: '+1 555' } }));
    expect(op && fieldChanges(op, aPartner(1))).toMatchObject([{ path: 'support.telephone', after: '+1 555' }]);
  });

  it('of taking a subscription away show what goes', () => {
    const op = diffCustomer(aCustomer(1), aCustomer(1, { subscriptions: [aSubscription(1)] }));
    expect(op && fieldChanges(op, aCustomer(1))).toEqual([
      { doc, path: `subscriptions.${subscriptionId(2)}`, before: aSubscription(2) },
    ]);
  });
});

it('counts documents by what happens to them', () => {
  const ops = [
    diffCustomer(undefined, aCustomer(1)),
    diffCustomer(aCustomer(2), aCustomer(2, { notes: 'x', companyName: 'y' })),
    dropCustomer(tenant(3)),
  ].filter((op) => op !== undefined);
  expect(countChanges(ops, (id) => id !== doc)).toEqual({ added: 1, changed: 1, dropped: 1, fields: 2 });
});
