import { scanCustomers } from '../db/customers.ts';
import { getHead } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import type { Customer, TenantId } from '../directory/types.ts';
import { diffCustomer } from '../log/diff.ts';
import { createPlan } from '../log/plan.ts';
import type { Op } from '../log/types.ts';
import type { HeldByCaller } from '../partner-center/graph/held-by.ts';
import { type Holding, mergeHeld } from '../partner-center/graph/merge-held.ts';
import { docReader } from './directory-edit.ts';
import type { PlannedChange } from './review-plan.ts';

export interface PlannedHeld {
  planned: PlannedChange;
  /** Customers that Graph names and the directory does not have. */
  unknown: number;
}

/** What Graph says of one reseller's delegated admin, against the directory as it stands; writes nothing. */
export async function planHeld(
  db: Db,
  { byCustomer }: HeldByCaller,
  holding: Holding,
  signal: AbortSignal,
): Promise<PlannedHeld> {
  const base = await getHead(db);
  const ops: Op[] = [];
  const befores: Customer[] = [];
  const known = new Set<TenantId>();
  const visit = (customers: readonly Customer[]) => {
    for (const before of customers) {
      const relationships = byCustomer.get(before.tenantId);
      if (relationships) known.add(before.tenantId);
      const op = diffCustomer(before, mergeHeld(before, relationships ?? [], holding));
      if (!op) continue;
      ops.push(op);
      befores.push(before);
    }
  };
  await scanCustomers(db, visit, signal);
  return {
    planned: { plan: createPlan('partnerCenter', base, ops), before: docReader([], befores), notes: [] },
    unknown: byCustomer.size - known.size,
  };
}
