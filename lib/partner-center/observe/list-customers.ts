import type { TenantId } from '../../directory/types.ts';
import type { FaultReason } from '../partner-center-fault.ts';
import type { Page, SeenCustomer } from '../types.ts';
import { faultOf } from './fault-reach.ts';
import type { Asked } from './hear-customer.ts';
import { type ObservedCustomer, parseObserved } from './observed-customer.ts';
import type { ObservingRun } from './observing-run.ts';

/** As many fields of rows that could not be read are named. */
const MAX_FIELDS = 20;
/** How Partner Center may answer to a place in the list that it has forgotten. */
const MAY_BE_FORGOTTEN: readonly FaultReason[] = ['notFound', 'refused', 'malformed'];

/** The page that the run needs next; the first one again where its place is refused after a pause. */
export async function askPage(
  partnerCenter: Pick<Asked, 'customers'>,
  { next }: Pick<ObservingRun, 'next'>,
  isAfterPause: boolean,
): Promise<Page<SeenCustomer>> {
  try {
    return await partnerCenter.customers(next);
  } catch (cause) {
    if (!next || !isAfterPause || !MAY_BE_FORGOTTEN.includes(faultOf(cause).reason)) throw cause;
    return partnerCenter.customers();
  }
}

/** How far the run is once it has this page. */
export function withPage(run: ObservingRun, { items, unreadable, next }: Page<SeenCustomer>): ObservingRun {
  const { next: _past, ...rest } = run;
  return {
    ...rest,
    ...(next ? { next } : { phase: 'asking' }),
    listed: run.listed + items.length,
    unreadable: {
      count: run.unreadable.count + unreadable.length,
      fields: [...run.unreadable.fields, ...unreadable].slice(0, MAX_FIELDS),
    },
    requests: run.requests + 1,
  };
}

/** What is kept of each customer of the page: as it is listed now, with what was heard of it before. */
export function listedOn(page: Page<SeenCustomer>, run: number, at: string) {
  const items = new Map(page.items.map((item) => [item.tenantId, item]));
  const observed = (id: TenantId, before: object | undefined): ObservedCustomer | undefined => {
    const customer = items.get(id);
    return customer && { ...parseObserved(before), v: 1, customer, listed: { run, at } };
  };
  return { ids: [...items.keys()], observed };
}
