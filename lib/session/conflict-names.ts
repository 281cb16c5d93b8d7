import { subscriptionName } from '../directory/subscription-name.ts';
import type { Customer, Partner } from '../directory/types.ts';
import type { Names } from './history-names.ts';

/** Names by tenant and subscription id, of documents that may be gone by now and of all partners. */
export function namesOfDocs(documents: readonly object[], partners: readonly Partner[]): Names {
  const names = new Map<string, string>(partners.map(({ tenantId, name }) => [tenantId, name]));
  for (const document of documents) {
    if (isCustomer(document)) {
      names.set(document.tenantId, document.companyName);
      for (const one of document.subscriptions) names.set(one.id, subscriptionName(one));
    } else if (isPartner(document)) names.set(document.tenantId, document.name);
  }
  return names;
}

export const isCustomer = (document: object): document is Customer => 'companyName' in document;
const isPartner = (document: object): document is Partner => 'mpnId' in document;
