import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { TenantId } from '../directory/types.ts';
import { findDesignations } from './find-designations.ts';
import type { OptionsSession } from './options-session.ts';

export interface DesignationCount {
  /** Undefined while it is being counted, and when it could not be. */
  count: ReadonlySignal<number | undefined>;
  dispose(): void;
}

/** How many running subscriptions are designated to a partner, counted again after every commit. */
export function countDesignations({ db, head }: Pick<OptionsSession, 'db' | 'head'>, id: TenantId): DesignationCount {
  const count = signal<number | undefined>(undefined);
  const dispose = effect(() => {
    void head.value;
    const stop = new AbortController();
    const show = (found: number | undefined) => {
      if (!stop.signal.aborted) count.value = found;
    };
    findDesignations(db, id, () => undefined, stop.signal).then(
      ({ found }) => show(found.length),
      () => show(undefined),
    );
    return () => stop.abort();
  });
  return { count, dispose };
}
