import { emptyCustomer } from '../directory/empty-customer.ts';
import type { DocId, Json, Path } from './types.ts';

/** Fields that hold a list of entries, each merged on its own, with the property that names an entry. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  subscriptions: 'id',
  delegatedAdmin: 'tenantId',
  feedKeys: 'kid',
  feedEpochs: 'tenantId',
};
/** Fields whose properties are merged one by one. */
const GROUPS: ReadonlySet<string> = new Set(['support', 'feeds']);

export type Entry = Record<string, Json>;
export type Value = Record<string, Json | undefined>;

/** The one place that looks into a document without knowing its type: documents are plain JSON. */
export const asValue = (document: object): Value => document as Value;

export const entryKeyOf = (root: string): string | undefined => COLLECTIONS[root];
export const isGroup = (root: string): boolean => GROUPS.has(root);

export function entriesOf(document: Value, root: string): readonly Entry[] {
  const list = document[root];
  return Array.isArray(list) ? (list as Entry[]) : [];
}

export const groupOf = (document: Value, root: string): Entry => (document[root] ?? {}) as Entry;

/** The value at a path, absent when there is none. */
export function readPath(document: object, path: Path): Json | undefined {
  const value = asValue(document);
  const [root = '', key, field] = path.split('.');
  if (key === undefined) return value[root];
  const entryKey = entryKeyOf(root);
  if (!entryKey) return groupOf(value, root)[key];
  const entry = entriesOf(value, root).find((candidate) => candidate[entryKey] === key);
  return field === undefined ? entry : entry?.[field];
}

/** A whole list that may stand as it is: entries in order, none twice. */
export function isSortedList(path: Path, value: Json): boolean {
  const entryKey = entryKeyOf(path);
  if (!entryKey || !Array.isArray(value)) return false;
  const keys = (value as readonly Entry[]).map((entry) => String(entry[entryKey]));
  return keys.every((key, at) => at === 0 || String(keys[at - 1]) < key);
}

/**
 * The fields that setting this one sets: a whole list stands for each of its entries and a whole group for each of its
 * properties, so that two authors who create one document lose nothing of each other's.
 */
export function spreadField(path: Path, value: Json): [Path, Json][] {
  const entryKey = entryKeyOf(path);
  if (entryKey && Array.isArray(value)) {
    return (value as readonly Entry[]).map((entry) => [`${path}.${entry[entryKey]}`, entry]);
  }
  if (!isGroup(path) || typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).map(([key, property]) => [`${path}.${key}`, property]);
}

/** Writes into a document that the caller owns; `undefined` takes the value away. Lists are copied before they change. */
export function writePath(document: Value, path: Path, next: Json | undefined): void {
  const [root = '', key, field] = path.split('.');
  const entryKey = entryKeyOf(root);
  if (key === undefined) assign(document, root, next);
  else if (entryKey) document[root] = withEntry(entriesOf(document, root), entryKey, key, field, next);
  else document[root] = assigned(groupOf(document, root), key, next);
}

function assign(target: Value, key: string, next: Json | undefined): void {
  if (next === undefined) delete target[key];
  else target[key] = next;
}

function assigned(source: Entry, key: string, next: Json | undefined): Entry {
  const copy: Value = { ...source };
  assign(copy, key, next);
  return copy as Entry;
}

/** Entries stay sorted by their key, so that equal directories are equal whatever their history. */
function withEntry(
  entries: readonly Entry[],
  entryKey: string,
  key: string,
  field: string | undefined,
  next: Json | undefined,
) {
  const at = lowerBound(entries, entryKey, key);
  const found = entries[at]?.[entryKey] === key ? entries[at] : undefined;
  const entry = field === undefined ? (next as Entry | undefined) : assigned(found ?? { [entryKey]: key }, field, next);
  return entries.toSpliced(at, found ? 1 : 0, ...(entry ? [entry] : []));
}

function lowerBound(entries: readonly Entry[], entryKey: string, key: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (String(entries[middle]?.[entryKey]) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

const ENTRY_DEFAULTS: Readonly<Record<string, Entry>> = {
  subscriptions: {
    offerId: '',
    offerName: '',
    friendlyName: '',
    status: 'other',
    quantity: 0,
    commerce: 'other',
    channel: 'csp',
  },
  delegatedAdmin: { kind: 'none' },
  feedKeys: { name: '', x: '', y: '', from: 0 },
  feedEpochs: { epoch: 1 },
};

const PARTNER_DEFAULTS = { mpnId: '', name: '', role: 'indirectReseller', relationship: 'none' };

/** What a document holds before anything is set: every required field, so that no fold can yield half a document. */
export function emptyDocument(doc: DocId): Value {
  const [kind, tenantId = ''] = doc.split('/');
  if (kind === 'customer') return emptyCustomer(tenantId);
  if (kind === 'partner') return { tenantId, ...PARTNER_DEFAULTS, support: { languages: [] } };
  return { name: '' };
}

/** Gives a field that was taken away what a document cannot be without. */
export function fillRequired(document: Value, doc: DocId, path: Path): void {
  const [root = ''] = path.split('.');
  const empty = emptyDocument(doc);
  const needed = entryKeyOf(root) && path !== root ? undefined : readPath(empty, path);
  if (needed !== undefined) writePath(document, path, needed);
  else completeEntry(document, path);
}

/** Gives an entry that was set field by field the required fields it lacks. */
export function completeEntry(document: Value, path: Path): void {
  const [root = '', key, field] = path.split('.');
  if (!key || field === undefined) return;
  const entry = readPath(document, `${root}.${key}`);
  const defaults = ENTRY_DEFAULTS[root];
  if (entry && defaults) writePath(document, `${root}.${key}`, { ...defaults, ...(entry as Entry) });
}
