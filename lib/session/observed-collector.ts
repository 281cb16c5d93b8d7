import { dequal } from 'dequal/lite';
import type { Problem } from '../directory/problem.ts';
import { subscriptionName } from '../directory/subscription-name.ts';
import type { Customer, TenantId } from '../directory/types.ts';
import { designationDifference } from '../partner-center/observe/designation-difference.ts';
import { goneSubscriptions, isGone } from '../partner-center/observe/find-gone.ts';
import type { ObservedCustomer } from '../partner-center/observe/observed-customer.ts';
import type { FailedEntry, ObservedCounts, ObservedSummary } from './observed-summary.ts';

export type Collected = Pick<ObservedSummary, 'found' | 'differences' | 'gone' | 'failed'>;

export interface ObservedCollector {
  collected: Collected;
  /** A customer that is listed, as it is on record here, if it is. */
  addListed(observed: ObservedCustomer, before: Customer | undefined): void;
  /** One of ours that is not, where all who are could be read. */
  addUnlisted(customer: Customer): void;
  addChanged(before: Customer | undefined, after: Customer): void;
  /** What cannot be taken, and why. */
  addProblem(customer: Pick<Customer, 'tenantId' | 'companyName'>, problem: Problem): void;
}

const MAX_FAILED = 1_000;
const none = () => ({ listed: 0, added: 0, changed: 0, gone: 0, failed: 0, unreadable: 0 });

/** Sorts what Partner Center said into what a person looks at. `own`: whose customers they are. */
export function createObservedCollector(own: TenantId | undefined): ObservedCollector {
  const found: ObservedCounts = {
    customers: none(),
    subscriptions: none(),
    partners: { listed: 0, added: 0, changed: 0 },
  };
  const { customers, subscriptions } = found;
  const collected: Collected = { found, differences: [], gone: [], failed: [] };

  function addFailed(entry: FailedEntry): void {
    if (collected.failed.length < MAX_FAILED) collected.failed.push(entry);
  }

  function addGone(customer: Customer): void {
    customers.gone += 1;
    collected.gone.push(nameOf(customer));
  }

  function addHeard({ customer, asked, subscriptions: heard }: ObservedCustomer): void {
    if (asked?.fault) {
      customers.failed += 1;
      addFailed({ ...nameOf(customer), why: { fault: asked.fault } });
    }
    subscriptions.listed += heard?.list.length ?? 0;
    subscriptions.unreadable += heard?.unreadable.length ?? 0;
    for (const { contactFault, ...subscription } of heard?.list ?? []) {
      if (!contactFault) continue;
      subscriptions.failed += 1;
      addFailed({
        ...nameOf(customer),
        subscriptionName: subscriptionName(subscription),
        why: { fault: contactFault },
      });
    }
  }

  function addDifferences(observed: ObservedCustomer, before: Customer): void {
    if (observed.asked?.fault) return;
    const seen = new Map(observed.subscriptions?.list.map((subscription) => [subscription.id, subscription]));
    for (const subscription of before.subscriptions) {
      const theirs = seen.get(subscription.id);
      const difference = theirs && designationDifference(subscription, theirs, own);
      if (difference)
        collected.differences.push({
          ...nameOf(before),
          subscription: subscription.id,
          subscriptionName: subscriptionName(subscription),
          ...difference,
        });
    }
  }

  return {
    collected,
    addListed(observed, before) {
      customers.listed += 1;
      addHeard(observed);
      if (!before) return;
      addDifferences(observed, before);
      if (isGone(before, observed)) addGone(before);
      for (const subscription of goneSubscriptions(before, observed)) {
        subscriptions.gone += 1;
        collected.gone.push({
          ...nameOf(before),
          subscription: subscription.id,
          subscriptionName: subscriptionName(subscription),
        });
      }
    },
    addUnlisted(customer) {
      if (isGone(customer, undefined)) addGone(customer);
    },
    addChanged(before, after) {
      customers[before ? 'changed' : 'added'] += 1;
      const was = new Map(before?.subscriptions.map((subscription) => [subscription.id, subscription]));
      for (const subscription of after.subscriptions) {
        const known = was.get(subscription.id);
        if (!known) subscriptions.added += 1;
        else if (!dequal(known, subscription)) subscriptions.changed += 1;
      }
    },
    addProblem(customer, problem) {
      customers.failed += 1;
      addFailed({ ...nameOf(customer), why: { problem } });
    },
  };
}

const nameOf = ({ tenantId, companyName }: Pick<Customer, 'tenantId' | 'companyName'>) => ({ tenantId, companyName });
