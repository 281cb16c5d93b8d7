import type { Customer, TenantId } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';
import { freshKeyOf, type StoredPages } from './fresh-pages.ts';
import { findRecord } from './page-records.ts';
import { customerPageOf } from './pages.ts';

/** A customer's document in pages that were read, dropped ones included; undefined when there is none or it is damaged. */
export const findStored = (id: TenantId, { fresh, whole }: StoredPages): Folded<Customer> | undefined =>
  findRecord(id, fresh.get(freshKeyOf(id)), whole.get(customerPageOf(id)));
