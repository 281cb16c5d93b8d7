import type { Db } from '../db/open.ts';
import { subscriptionName } from '../directory/subscription-name.ts';
import type { Customer, Partner, Workspace } from '../directory/types.ts';
import type { FieldChange } from '../log/types.ts';
import { readDocs } from './read-docs.ts';

/** Names by tenant or subscription id, or a key's fingerprint. */
export type Names = ReadonlyMap<string, string>;

/** Names for the ids that changes speak of, as they are called now; an id of what is gone has none. */
export async function readNames(
  db: Db,
  partners: readonly Partner[],
  changes: readonly Pick<FieldChange, 'doc'>[],
): Promise<Names> {
  const docs = new Set(changes.map(({ doc }) => doc));
  const current = await readDocs(db, docs);
  return namesOfDocs(
    [...docs].flatMap((doc) => current(doc) ?? []),
    partners,
  );
}

/** Names by tenant and subscription id, of documents that may be gone by now and of all partners. */
export function namesOfDocs(documents: readonly object[], partners: readonly Partner[]): Names {
  const names = new Map<string, string>(partners.map(({ tenantId, name }) => [tenantId, name]));
  for (const document of documents) {
    if (isCustomer(document)) {
      names.set(document.tenantId, document.companyName);
      for (const one of document.subscriptions) names.set(one.id, subscriptionName(one));
    } else if (isPartner(document)) names.set(document.tenantId, document.name);
    else if (isWorkspace(document)) for (const { kid, name } of document.feedKeys ?? []) if (name) names.set(kid, name);
  }
  return names;
}

export const isCustomer = (document: object): document is Customer => 'companyName' in document;
const isWorkspace = (document: object): document is Workspace => 'name' in document && !('tenantId' in document);
const isPartner = (document: object): document is Partner => 'mpnId' in document;
