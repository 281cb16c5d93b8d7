import type { DocId, FieldChange } from '../../lib/log/types.ts';
import type { NameOf } from './field-name.ts';

export interface ChangeGroup {
  doc: DocId;
  /** Company or partner name; the id when it is not known. */
  name: string;
  changes: FieldChange[];
}

/** The changes by document, in the order in which documents first occur. */
export function groupChanges(changes: readonly FieldChange[], nameOf: NameOf): ChangeGroup[] {
  const groups = Map.groupBy(changes, ({ doc }) => doc);
  return [...groups].map(([doc, group]) => ({ doc, name: nameOfDoc(doc, group, nameOf), changes: group }));
}

function nameOfDoc(doc: DocId, changes: readonly FieldChange[], nameOf: NameOf): string {
  const id = doc.split('/')[1] ?? doc;
  const named = changes.find(({ path }) => path === 'companyName' || path === 'name');
  const written = named?.after ?? named?.before;
  return nameOf(id) ?? (typeof written === 'string' ? written : id);
}

/** Names that the changes themselves bring along, for ids that are new to us. */
export function namesInChanges(changes: readonly FieldChange[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { path, before, after } of changes) {
    const [root, id, ...rest] = path.split('.');
    const value = after ?? before;
    if (root !== 'subscriptions' || !id || rest.length > 0 || typeof value !== 'object' || value === null) continue;
    const entry = new Map(Object.entries(value));
    const name = entry.get('friendlyName') || entry.get('offerName');
    if (typeof name === 'string') names.set(id, name);
  }
  return names;
}
