import { parseCustomer, parsePartner, parseWorkspace } from '../directory/parse.ts';
import type { Parsed } from '../directory/problem.ts';
import type { Customer, Partner, TenantId, Workspace } from '../directory/types.ts';
import { ImportRefused } from './import-refused.ts';
import type { IncomingPartner } from './keep-one-own-partner.ts';
import type { ProblemList } from './problem-list.ts';

/** The file's own description of itself; see docs/json-format.md. */
const JSON_FORMAT = 'support-contacts/directory';
const JSON_VERSION = 1;

/** `customer`: only what one customer may see; the rest of that customer's record is not in it. */
export type JsonScope = 'all' | 'customer';

export interface DirectoryJson {
  scope: JsonScope;
  workspace?: Workspace;
  partners: IncomingPartner[];
  customers: ReadonlyMap<TenantId, Customer>;
  /** Records found, good and bad. */
  records: number;
}

/** The export of an empty directory has the lists, empty: what has none of these is not one. */
const RECORDS = ['partners', 'customers', 'workspace'];

/** Reads the text of a file. Bad records are reported, the good ones are kept. Throws `ImportRefused`. */
export function readDirectoryJson(text: string, problems: ProblemList): DirectoryJson {
  const envelope = openEnvelope(text);
  if (RECORDS.every((name) => envelope[name] === undefined)) throw new ImportRefused('jsonHasNoRecords');
  const partnerList = listOf(envelope, 'partners');
  const customerList = listOf(envelope, 'customers');
  const partners = readRecords('partners', partnerList, parsePartner, 'duplicatePartner', problems);
  const customers = readRecords('customers', customerList, parseCustomer, 'duplicateCustomer', problems);
  const workspace = readWorkspace(envelope['workspace'], problems);
  return {
    scope: envelope['scope'] === 'customer' ? 'customer' : 'all',
    partners: [...partners.values()].map(({ row, value }) => ({ row, partner: value })),
    customers: new Map([...customers].map(([id, { value }]) => [id, value])),
    records: partnerList.length + customerList.length,
    ...(workspace ? { workspace } : {}),
  };
}

type Envelope = Readonly<Record<string, unknown>>;

function openEnvelope(text: string): Envelope {
  const envelope = parseJson(text);
  if (!isEnvelope(envelope) || envelope['format'] !== JSON_FORMAT) throw new ImportRefused('jsonForeign');
  const { version } = envelope;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw new ImportRefused('jsonForeign');
  if (version > JSON_VERSION) throw new ImportRefused('jsonTooNew', { version, supported: JSON_VERSION });
  return envelope;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new ImportRefused('notJson');
    throw cause;
  }
}

const isEnvelope = (value: unknown): value is Envelope =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function listOf(envelope: Envelope, name: string): readonly unknown[] {
  const list = envelope[name] ?? [];
  if (!Array.isArray(list)) throw new ImportRefused('jsonForeign');
  return list;
}

interface ReadRecord<T> {
  row: number;
  value: T;
}

function readRecords<T extends { tenantId: TenantId }>(
  name: string,
  records: readonly unknown[],
  parse: (record: unknown) => Parsed<T>,
  duplicate: string,
  problems: ProblemList,
): Map<TenantId, ReadRecord<T>> {
  const read = new Map<TenantId, ReadRecord<T>>();
  for (const [index, record] of records.entries()) {
    const row = index + 1;
    const parsed = parse(record);
    if (!parsed.ok) {
      for (const { path, code, value } of parsed.problems)
        problems.add(row, code, path ? `${name}.${path}` : name, value);
    } else if (read.has(parsed.value.tenantId)) problems.add(row, duplicate, name, parsed.value.tenantId);
    else read.set(parsed.value.tenantId, { row, value: parsed.value });
  }
  return read;
}

function readWorkspace(input: unknown, problems: ProblemList): Workspace | undefined {
  if (input === undefined) return undefined;
  const parsed = parseWorkspace(input);
  if (parsed.ok) return parsed.value;
  for (const { code, value } of parsed.problems) problems.add(1, code, 'workspace', value);
  return undefined;
}

/** A customer's file over the record that we have: what it was not given stays. */
export function mergeForCustomer(before: Customer | undefined, after: Customer): Customer {
  if (!before) return after;
  const told = new Set(after.delegatedAdmin.map(({ tenantId }) => tenantId));
  const untold = before.delegatedAdmin.filter(({ tenantId }) => !told.has(tenantId));
  return {
    ...after,
    aliases: before.aliases,
    delegatedAdmin: [...untold, ...after.delegatedAdmin].sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1)),
    ...(before.notes === undefined ? {} : { notes: before.notes }),
    ...(before.links === undefined ? {} : { links: before.links }),
  };
}

/** The text up to the customers, and what follows them; they come between, one a line, separated by `,\n`. */
export function jsonFrame(
  scope: JsonScope,
  workspace: Workspace | undefined,
  partners: readonly Partner[],
): readonly [head: string, tail: string] {
  const about = { format: JSON_FORMAT, version: JSON_VERSION, scope, ...(workspace ? { workspace } : {}) };
  const lines = partners.map((partner) => JSON.stringify(partner)).join(',\n');
  return [`${JSON.stringify(about).slice(0, -1)},\n"partners":[\n${lines}\n],\n"customers":[\n`, '\n]}\n'];
}
