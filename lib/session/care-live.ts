import { type ReadonlySignal, signal } from '@preact/signals';
import { type Care, clearRecent, getCare, NO_CARE, rememberCustomer, togglePin, watchCare } from '../care-storage.ts';
import type { TenantId } from '../directory/types.ts';
import { reportError } from '../report-error.ts';

export interface LiveCare {
  care: ReadonlySignal<Care>;
  /** Why what was last asked for could not be stored, in one line. */
  refused: ReadonlySignal<string | undefined>;
  /** Pins, or unpins one that is pinned. */
  togglePin(id: TenantId): void;
  /** The customer was looked at. */
  remember(id: TenantId): void;
  clearRecent(): void;
  dispose(): void;
}

/** Never rejects: a browser that refuses to store them is reported, no more. */
export const readCare = (): Promise<Care> => getCare().catch(reportAndGoWithout);

/** Pinned and recent customers, kept current across pages; `first` is their reading, when it was begun before. */
export async function openLiveCare(first: Promise<Care> = readCare()): Promise<LiveCare> {
  const care = signal(await first);
  const show = (next: Care) => {
    care.value = next;
  };
  const refused = signal<string | undefined>(undefined);
  const refuse = (fault: unknown) => {
    refused.value = report(fault);
  };
  const settle = (changed: Promise<Care>) => {
    refused.value = undefined;
    void changed.then(show, refuse);
  };
  return {
    care,
    refused,
    togglePin: (id) => settle(togglePin(id)),
    remember: (id) => void rememberCustomer(id).then(show, report), // Nobody asked for it.
    clearRecent: () => settle(clearRecent()),
    dispose: watchCare(show),
  };
}

function reportAndGoWithout(fault: unknown): Care {
  report(fault);
  return NO_CARE;
}

const report = (fault: unknown) => reportError('Pinned and recent customers', fault);
