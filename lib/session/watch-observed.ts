import { type ReadonlySignal, signal } from '@preact/signals';
import { onObserving } from '../db/observed.ts';
import type { Db } from '../db/open.ts';
import type { TenantId } from '../directory/types.ts';
import type { ObservedCustomer } from '../partner-center/observe/observed-customer.ts';
import { readObserved } from '../partner-center/observe/read-observed.ts';
import { reportError } from '../report-error.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';

export interface ObservedWatch {
  /** Absent: Partner Center was never asked about this customer, or it is not read yet. */
  observed: ReadonlySignal<ObservedCustomer | undefined>;
  dispose(): void;
}

/** What Partner Center said of one customer, read again whenever it is asked. */
export function watchObserved(db: Db, tenantId: TenantId): ObservedWatch {
  const observed = signal<ObservedCustomer | undefined>(undefined);
  const refresh = answerNewest<void, ObservedCustomer | undefined>(
    () => readObserved(db, tenantId),
    (read) => {
      observed.value = read;
    },
    (fault) => void reportError('Reading what Partner Center said', fault),
  );
  const dispose = onObserving(() => refresh());
  refresh();
  return { observed, dispose };
}
