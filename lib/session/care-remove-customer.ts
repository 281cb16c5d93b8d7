import type { Customer } from '../directory/types.ts';
import { dropCustomer } from '../log/diff.ts';
import { createPlan } from '../log/plan.ts';
import { docReader } from './directory-edit.ts';
import type { PlannedChange } from './review-plan.ts';

/** Takes a customer with all of its subscriptions out of the directory. `base`: log position at which it was read. */
export function planCustomerRemoval(customer: Customer, base: number): PlannedChange {
  const params = { name: customer.companyName, count: customer.subscriptions.length };
  return {
    plan: createPlan('edit', base, [dropCustomer(customer.tenantId)]),
    before: docReader([], [customer]),
    notes: [{ level: 'warning', key: 'care.remove.customer.note', params }],
  };
}
