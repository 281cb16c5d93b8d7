import { dequal } from 'dequal/lite';
import type { Customer, Partner, TenantId, Workspace } from '../directory/types.ts';
import { customerDoc, partnerDoc, WORKSPACE_DOC } from './doc-id.ts';
import { asValue, type Entry, entriesOf, entryKeyOf, groupOf, isGroup, type Value } from './paths.ts';
import type { DocId, DropOp, Json, Path, PutOp } from './types.ts';

/** The smallest operation that turns one customer into the other; nothing when they are equal. */
export function diffCustomer(before: Customer | undefined, after: Customer): PutOp | undefined {
  return diffDocument(customerDoc(after.tenantId), before, after);
}

export function diffPartner(before: Partner | undefined, after: Partner): PutOp | undefined {
  return diffDocument(partnerDoc(after.tenantId), before, after);
}

export function diffWorkspace(before: Workspace | undefined, after: Workspace): PutOp | undefined {
  return diffDocument(WORKSPACE_DOC, before, after);
}

export const dropCustomer = (id: TenantId): DropOp => ({ drop: customerDoc(id) });
export const dropPartner = (id: TenantId): DropOp => ({ drop: partnerDoc(id) });

/** Every field of a document but its key, lists and groups as a whole: what creates it anew. */
export function fieldsOf(document: object): Record<Path, Json> {
  const { tenantId: _, ...fields } = asValue(document);
  return fields as Record<Path, Json>;
}

type Report = (path: Path, next: Json | undefined) => void;

/** As those above, for a document of any kind. */
export function diffDocument(doc: DocId, before: object | undefined, after: object): PutOp | undefined {
  if (!before) return { put: doc, set: fieldsOf(after) };
  const set: Record<Path, Json> = {};
  const unset: Path[] = [];
  diffFields(asValue(before), asValue(after), (path, next) => {
    if (next === undefined) unset.push(path);
    else set[path] = next;
  });
  const hasSets = Object.keys(set).length > 0;
  if (!hasSets && unset.length === 0) return undefined;
  return { put: doc, ...(hasSets ? { set } : {}), ...(unset.length > 0 ? { unset } : {}) };
}

function diffFields(before: Value, after: Value, report: Report): void {
  for (const root of keysOf(before, after)) {
    if (root === 'tenantId') continue;
    const entryKey = entryKeyOf(root);
    if (entryKey) diffEntries(root, entryKey, entriesOf(before, root), entriesOf(after, root), report);
    else if (isGroup(root)) diffProperties(root, groupOf(before, root), groupOf(after, root), report);
    else if (!dequal(before[root], after[root])) report(root, after[root]);
  }
}

function diffEntries(
  root: string,
  entryKey: string,
  before: readonly Entry[],
  after: readonly Entry[],
  report: Report,
): void {
  const old = new Map(before.map((entry) => [String(entry[entryKey]), entry]));
  for (const entry of after) {
    const key = String(entry[entryKey]);
    const was = old.get(key);
    if (was) diffProperties(`${root}.${key}`, was, entry, report);
    else report(`${root}.${key}`, entry);
    old.delete(key);
  }
  for (const key of old.keys()) report(`${root}.${key}`, undefined);
}

function diffProperties(prefix: Path, before: Value, after: Value, report: Report): void {
  for (const key of keysOf(before, after)) {
    if (!dequal(before[key], after[key])) report(`${prefix}.${key}`, after[key]);
  }
}

const keysOf = (before: Value, after: Value) => new Set([...Object.keys(before), ...Object.keys(after)]);
