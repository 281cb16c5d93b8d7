import * as v from 'valibot';
import { isCanonicalCustomer } from './canonical-customer.ts';
import { customerSchema } from './customer-schema.ts';
import { LIMITS } from './limits.ts';
import { compareIds } from './order.ts';
import { partnerSchema, workspaceSchema } from './partner-schema.ts';
import { type Parsed, type Problem, showValue, within } from './problem.ts';
import { firstRepeated, record } from './schema-parts.ts';
import type { Customer, Directory, Partner, TenantId, Workspace } from './types.ts';

/** More problems than these are not listed: nobody reads them. */
const MAX_PROBLEMS = 1_000;

/**
 * A customer from a file, a message or an old database. One that already has the exact stored shape is returned as it
 * is, not copied; that check is written by hand, because a schema takes ten times as long for 100,000 customers.
 */
export function parseCustomer(input: unknown): Parsed<Customer> {
  return isCanonicalCustomer(input) ? { ok: true, value: input } : parseWith(customerSchema, input);
}

export function parsePartner(input: unknown): Parsed<Partner> {
  return parseWith(partnerSchema, input);
}

export function parseWorkspace(input: unknown): Parsed<Workspace> {
  return parseWith(workspaceSchema, input);
}

/** Only the list is looked at here: a schema for its items, even one that takes anything, visits each of them. */
const unparsedList = (maxLength: number) =>
  v.optional(
    v.pipe(
      v.custom<unknown[]>((input) => Array.isArray(input), 'notAList'),
      v.maxLength(maxLength, 'tooMany'),
    ),
    () => [],
  );

const directorySchema = record({
  partners: unparsedList(LIMITS.partners),
  customers: unparsedList(LIMITS.customers),
  workspace: v.exactOptional(v.unknown()),
});

/**
 * A whole directory, as an object or as JSON text with or without byte-order mark. All or nothing: to keep the good
 * ones among many, parse them one by one.
 */
export function parseDirectory(input: unknown): Parsed<Directory> {
  const json = typeof input === 'string' ? parseJson(input) : ({ ok: true, value: input } as const);
  const outer = json.ok ? parseWith(directorySchema, json.value) : json;
  if (!outer.ok) return outer;
  const partners = parseAll('partners', outer.value.partners, parsePartner);
  const customers = parseAll('customers', outer.value.customers, parseCustomer);
  const workspace = outer.value.workspace === undefined ? undefined : parseWorkspace(outer.value.workspace);
  const problems = [
    ...partners.problems,
    ...repeated('duplicatePartner', 'partners', partners.values),
    ...severalOwnPartners(partners.values),
    ...customers.problems,
    ...repeated('duplicateCustomer', 'customers', customers.values),
    ...(workspace && !workspace.ok ? workspace.problems.map((problem) => within('workspace', problem)) : []),
  ];
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) };
  const value = { partners: byTenantId(partners.values), customers: byTenantId(customers.values) };
  return { ok: true, value: workspace?.ok ? { ...value, workspace: workspace.value } : value };
}

function parseWith<T>(schema: v.GenericSchema<unknown, T>, input: unknown): Parsed<T> {
  const result = v.safeParse(schema, input);
  return result.success ? { ok: true, value: result.output } : { ok: false, problems: result.issues.map(toProblem) };
}

function toProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = v.getDotPath(issue);
  const value = showValue(issue.input);
  const isMissing = issue.type === 'object' && issue.input === undefined;
  return {
    code: isMissing ? 'missing' : issue.message,
    ...(path ? { path } : {}),
    ...(value === undefined ? {} : { value }),
  };
}

function parseJson(text: string): Parsed<unknown> {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch {
    return { ok: false, problems: [{ code: 'notJson' }] };
  }
}

function parseAll<T>(name: string, items: readonly unknown[], parse: (item: unknown) => Parsed<T>) {
  const values: T[] = [];
  const problems: Problem[] = [];
  for (const [index, item] of items.entries()) {
    const result = parse(item);
    if (result.ok) values.push(result.value);
    else if (problems.length < MAX_PROBLEMS)
      problems.push(...result.problems.map((problem) => within(`${name}.${index}`, problem)));
  }
  return { values, problems };
}

interface Tenant {
  tenantId: TenantId;
}

function repeated(code: string, path: string, tenants: readonly Tenant[]): Problem[] {
  const value = firstRepeated(tenants.map(({ tenantId }) => tenantId));
  return value ? [{ code, path, value }] : [];
}

/** Only one partner can be ourselves; a book without any, such as a list of resellers, is fine. */
function severalOwnPartners(partners: readonly Partner[]): Problem[] {
  const [, second] = partners.filter(({ role }) => role !== 'indirectReseller');
  return second ? [{ code: 'severalOwnPartners', path: 'partners', value: second.name }] : [];
}

function byTenantId<T extends Tenant>(tenants: readonly T[]): T[] {
  return tenants.toSorted((a, b) => compareIds(a.tenantId, b.tenantId));
}
