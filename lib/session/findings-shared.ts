import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { sharedDomainsOf } from '../db/shared-domains.ts';
import type { Customer } from '../directory/types.ts';
import type { OptionsSession } from './options-session.ts';

export interface SharedDomainsWatch {
  /** Which of the customer's domains another one has as well; empty until they are read. */
  shared: ReadonlySignal<ReadonlySet<string>>;
  dispose(): void;
}

/** Read again after every commit: what another customer gives up is shared no more. */
export function watchSharedDomains(
  { db, head }: Pick<OptionsSession, 'db' | 'head'>,
  customer: Customer,
): SharedDomainsWatch {
  const shared = signal<ReadonlySet<string>>(new Set());
  const dispose = effect(() => {
    void head.value;
    let overtaken = false;
    const show = (domains: ReadonlySet<string>) => {
      if (!overtaken) shared.value = domains;
    };
    sharedDomainsOf(db, customer).then(show, () => show(new Set()));
    return () => {
      overtaken = true;
    };
  });
  return { shared, dispose };
}
