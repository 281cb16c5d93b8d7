import type { Db } from '../db/open.ts';
import { subscriptionName } from '../directory/subscription-name.ts';
import type { Customer, Partner } from '../directory/types.ts';
import type { FieldChange } from '../log/types.ts';
import { readDocs } from './read-docs.ts';

/** Names by tenant or subscription id. */
export type Names = ReadonlyMap<string, string>;

/** Names for the ids that changes speak of, as they are called now; an id of what is gone has none. */
export async function readNames(
  db: Db,
  partners: readonly Partner[],
  changes: readonly Pick<FieldChange, 'doc'>[],
): Promise<Names> {
  const docs = new Set(changes.map(({ doc }) => doc));
  const current = await readDocs(db, docs);
  const customers = [...docs].map(current).filter(isCustomer);
  return new Map<string, string>([
    ...partners.map(({ tenantId, name }) => [tenantId, name] as const),
    ...customers.map(({ tenantId, companyName }) => [tenantId, companyName] as const),
    ...customers.flatMap(({ subscriptions }) => subscriptions.map((one) => [one.id, subscriptionName(one)] as const)),
  ]);
}

const isCustomer = (document: object | undefined): document is Customer =>
  document !== undefined && 'companyName' in document;
