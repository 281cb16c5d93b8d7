import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { getCustomer } from '../db/customers.ts';
import type { Customer, TenantId } from '../directory/types.ts';
import type { OptionsSession } from './options-session.ts';

export type OpenCustomer =
  | { state: 'reading' }
  /** `base`: log position at which it was read. */
  | { state: 'ready'; customer: Customer; base: number }
  | { state: 'missing' }
  | { state: 'failed'; reason: string };

export interface CustomerWatch {
  view: ReadonlySignal<OpenCustomer>;
  dispose(): void;
}

/** One customer, read again after every commit. */
export function watchCustomer({ db, head }: Pick<OptionsSession, 'db' | 'head'>, id: TenantId): CustomerWatch {
  const view = signal<OpenCustomer>({ state: 'reading' });
  const dispose = effect(() => {
    const base = head.value;
    let overtaken = false;
    const show = (next: OpenCustomer) => {
      if (!overtaken) view.value = next;
    };
    getCustomer(db, id).then(
      (customer) => show(customer ? { state: 'ready', customer, base } : { state: 'missing' }),
      (fault: unknown) => show({ state: 'failed', reason: String(fault) }),
    );
    return () => {
      overtaken = true;
    };
  });
  return { view, dispose };
}
