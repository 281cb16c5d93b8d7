import { FactCounter } from './tally-count.ts';
import { customerFacts } from './tally-facts.ts';
import { type FactKey, factKey } from './tally-key.ts';
import { factPaths } from './tally-path.ts';
import type { Customer } from './types.ts';

/**
 * How often each fact holds, over all customers. Counts add up: a changed customer's old facts are subtracted and its
 * new ones added, so that 100,000 customers are never read to count them. Keys whose count is 0 are absent.
 */
export type FactCounts = Map<FactKey, number>;

export interface Tally {
  facts: FactCounts;
  /** Domains that more than one customer has. */
  sharedDomains: number;
}

export const emptyTally = (): Tally => ({ facts: new Map(), sharedDomains: 0 });

/** One key for the customer, one per running subscription, one per delegated admin that ends some day. */
export function factsOf(customer: Customer): FactKey[] {
  return factPaths(customerFacts(customer)).map(factKey);
}

/** Adds to the counts in place. */
export function addToTally(counts: FactCounts, changes: Iterable<readonly [FactKey, number]>): void {
  for (const [key, by] of changes) {
    const count = (counts.get(key) ?? 0) + by;
    if (count === 0) counts.delete(key);
    else counts.set(key, count);
  }
}

/** What replacing customers adds to the counts; undefined stands for none, before a first commit or after a drop. */
export function tallyChange(replaced: Iterable<readonly [Customer | undefined, Customer | undefined]>): FactCounts {
  const counter = new FactCounter();
  for (const [before, after] of replaced) {
    if (before) counter.add(factPaths(customerFacts(before)), -1);
    if (after) counter.add(factPaths(customerFacts(after)), 1);
  }
  const change: FactCounts = new Map();
  for (const [path, count] of counter.counts()) change.set(factKey(path), count);
  return change;
}

/** The tally of these customers, counted from scratch. */
export function tallyOf(customers: readonly Customer[]): Tally {
  return {
    facts: tallyChange(customers.map((customer) => [undefined, customer])),
    sharedDomains: countSharedDomains(customers),
  };
}

function countSharedDomains(customers: Iterable<Customer>): number {
  const owners = new Map<string, number>();
  for (const { domains } of customers) for (const domain of domains) owners.set(domain, (owners.get(domain) ?? 0) + 1);
  return [...owners.values()].filter((count) => count > 1).length;
}
