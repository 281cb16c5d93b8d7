import type { Customer, Partner, Workspace } from '../../directory/types.ts';
import { parseDocId } from '../../log/doc-id.ts';
import type { DocId, Folded } from '../../log/types.ts';

/** How large a directory is, and whose. */
export interface DirectorySummary {
  name?: string;
  /** The name of the partner whose directory it is. */
  ownPartner?: string;
  customers: number;
  subscriptions: number;
  partners: number;
}

/** Of folded documents, dropped ones left out. */
export function summarise(docs: ReadonlyMap<DocId, Folded>): DirectorySummary {
  const summary: DirectorySummary = { customers: 0, subscriptions: 0, partners: 0 };
  for (const [doc, folded] of docs) {
    if (folded.dropped) continue;
    const address = parseDocId(doc);
    if (address?.kind === 'customer') {
      summary.customers += 1;
      summary.subscriptions += (folded as Folded<Customer>).value.subscriptions.length;
    } else if (address?.kind === 'partner') {
      summary.partners += 1;
      const { role, name } = (folded as Folded<Partner>).value;
      if (role !== 'indirectReseller') summary.ownPartner = name;
    } else {
      const { value } = folded as Folded<Workspace>;
      if (value.name) summary.name = value.name;
    }
  }
  return summary;
}
