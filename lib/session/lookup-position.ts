import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { TenantId } from '../directory/types.ts';
import { type PageBeside, type Place, placeBeside } from './lookup-place.ts';
import type { ShownCustomer } from './lookup-read.ts';

export interface LookupPosition {
  place: ReadonlySignal<Place>;
  /** Set while the place is `picked`. */
  picked: ReadonlySignal<ShownCustomer | undefined>;
  goToList(): void;
  /** Resolves to whether the customer is shown: it may be gone, or another one picked meanwhile. */
  pick(tenantId: TenantId): Promise<boolean>;
  /** False where there is nothing to go back from. */
  goBack(): boolean;
  /** The page beside has changed. */
  meet(page: PageBeside, typed: string): void;
  /** What is shown of a picked customer may be out of date. */
  readAgain(): Promise<void>;
}

type ReadCustomer = (id: TenantId) => Promise<ShownCustomer | undefined>;

/** Where a lookup is, and the ways from there. */
export function createLookupPosition(start: Place, read: ReadCustomer): LookupPosition {
  const place = signal<Place>(start);
  const picked = signal<ShownCustomer | undefined>(undefined);
  /** Where a picked customer was picked: an ambiguous page offers several. */
  let home: Exclude<Place, 'picked'> = 'list';
  let wanted: TenantId | undefined;

  function go(to: Place, customer?: ShownCustomer) {
    wanted = customer?.contacts.customer.tenantId;
    batch(() => {
      place.value = to;
      picked.value = customer;
    });
  }
  async function pick(tenantId: TenantId) {
    wanted = tenantId;
    const customer = await read(tenantId);
    if (!customer || wanted !== tenantId) return false;
    if (place.peek() !== 'picked') home = place.peek() === 'page' ? 'page' : 'list';
    go('picked', customer);
    return true;
  }
  function goBack() {
    const from = place.peek();
    if (from !== 'list') go(from === 'picked' ? home : 'list');
    return from !== 'list';
  }
  function meet(page: PageBeside, typed: string) {
    if (!page.hasCustomer) home = 'list';
    const to = placeBeside(place.peek(), page, typed);
    if (to !== place.peek()) go(to);
  }
  async function readAgain() {
    const id = picked.peek()?.contacts.customer.tenantId;
    const customer = id && (await read(id));
    if (!id || picked.peek()?.contacts.customer.tenantId !== id) return;
    if (customer) picked.value = customer;
    else go('list');
  }
  return { place, picked, goToList: () => go('list'), pick, goBack, meet, readAgain };
}
