import type { Db } from '../../db/schema.ts';
import type { TenantId } from '../../directory/types.ts';
import { PartnerCenterFault } from '../partner-center-fault.ts';
import { type WatchFaults, watchFaults } from './fault-reach.ts';
import { type HeardCustomer, type Hearing, hearCustomer } from './hear-customer.ts';
import { type ObservedCustomer, parseObserved } from './observed-customer.ts';
import type { ObservingRun } from './observing-run.ts';
import { readObserved, scanObserved } from './read-observed.ts';
import type { TakeStep } from './take-step.ts';
import { whatToAsk } from './what-to-ask.ts';

/** Customers asked about at once; the client paces the requests. */
const AT_ONCE = 6;

interface Asking extends Hearing {
  run: ObservingRun;
  step: TakeStep;
  signal: AbortSignal;
}

/** Asks about every listed customer of whom there is something to ask. Rejects with the first fault that concerns all. */
export async function askCustomers(db: Db, asking: Asking): Promise<void> {
  const left = (await findToAsk(db, asking)).values();
  const watch = watchFaults();
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, asking.signal]);
  const work = async () => {
    for (const tenantId of left) {
      signal.throwIfAborted();
      await askCustomer(db, tenantId, watch, asking).catch((cause: unknown) => {
        stop.abort(cause);
        throw cause;
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  if (ends.some(({ status }) => status === 'rejected')) throw signal.reason;
}

/** Whom to ask about; how many that are with those who have been is kept. */
async function findToAsk(db: Db, { run, step, signal }: Asking): Promise<TenantId[]> {
  const left: TenantId[] = [];
  let [listed, asked] = [0, 0];
  for await (const customers of scanObserved(db, signal)) {
    for (const observed of customers) {
      if (observed.listed.run !== run.number) continue;
      listed += 1;
      if (whatToAsk(observed, run) !== 'nothing') left.push(observed.customer.tenantId);
      else if (observed.asked?.run === run.number) asked += 1;
    }
  }
  await step((before) => ({ ...before, listed, asked, toAsk: asked + left.length }));
  return left;
}

async function askCustomer(db: Db, tenantId: TenantId, watch: WatchFaults, asking: Asking): Promise<void> {
  const { run, step } = asking;
  const observed = await readObserved(db, tenantId);
  const what = observed ? whatToAsk(observed, run) : 'nothing';
  if (!observed || what === 'nothing') return;
  const heard = await hearCustomer(observed, what, asking);
  await step((before) => ({ ...before, asked: before.asked + 1, requests: before.requests + heard.requests }), {
    ids: [tenantId],
    observed: (_, before) => withHeard(parseObserved(before), heard, run),
  });
  const fault = watch(heard.fault);
  if (fault) throw new PartnerCenterFault(fault);
}

function withHeard(
  observed: ObservedCustomer | undefined,
  { subscriptions, fault }: HeardCustomer,
  { number, attempt }: ObservingRun,
): ObservedCustomer | undefined {
  return (
    observed && {
      ...observed,
      asked: { run: number, attempt, ...(fault ? { fault } : {}) },
      ...(subscriptions ? { subscriptions } : {}),
    }
  );
}
