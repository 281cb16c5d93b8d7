import { afterEach, describe, expect, it } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { getCustomers, scanCustomers } from '../../lib/db/customers.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { getPartners } from '../../lib/db/partners.ts';
import { getWorkspace } from '../../lib/db/workspace.ts';
import { contactsFor } from '../../lib/directory/contacts-for.ts';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import type { Customer, Directory } from '../../lib/directory/types.ts';
import { exportCustomersCsv, exportForCustomer, exportJson, exportPartnersCsv } from '../../lib/transfer/export.ts';
import { ImportRefused } from '../../lib/transfer/import-refused.ts';
import type { ImportProgress } from '../../lib/transfer/import-review.ts';
import { prepareImport } from '../../lib/transfer/prepare-import.ts';
import { sampleDirectory } from '../sample-data.ts';

const AUTHOR = { by: 'Kim', at: '2026-11-22T09:00:00Z' };
const quiet = { onProgress: () => undefined };
const open: Db[] = [];
let names = 0;

async function newDb(): Promise<Db> {
  names += 1;
  const db = await openDb(`prepare-import-${names}`);
  open.push(db);
  return db;
}
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

async function importFile(db: Db, ...parts: BlobPart[]) {
  const { plan, summary } = await prepareImport(new Blob(parts), db, quiet);
  const outcome = await commitPlan(db, plan, AUTHOR);
  return { summary, outcome };
}

async function readAll(db: Db): Promise<Directory> {
  const customers: Customer[] = [];
  await scanCustomers(db, (page) => customers.push(...page));
  const workspace = await getWorkspace(db);
  return {
    partners: await getPartners(db),
    customers: customers.sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1)),
    ...(workspace ? { workspace } : {}),
  };
}

const jsonFile = (directory: Directory, rest: object = {}) =>
  JSON.stringify({ format: 'support-contacts/directory', version: 1, ...directory, ...rest });

async function dbWith(directory: Directory): Promise<Db> {
  const db = await newDb();
  await importFile(db, jsonFile(directory));
  return db;
}

const sample = sampleDirectory({ customers: 60, seed: 7 });

describe('a directory that was exported', () => {
  it('comes back whole from JSON', async () => {
    const db = await dbWith(sample);
    expect(await readAll(db)).toEqual(sample);
    const copy = await newDb();
    const { summary } = await importFile(copy, await exportJson(db));
    expect(summary).toMatchObject({ kind: 'directory', problemCount: 0, rows: 69 });
    expect(await readAll(copy)).toEqual(sample);
  });

  it.each([
    ['customers as CSV', exportCustomersCsv, 60],
    ['partners as CSV', exportPartnersCsv, 9],
    ['everything as JSON', exportJson, 70],
  ])('changes nothing where it came from: %s', async (_, exportFrom, unchanged) => {
    const db = await dbWith(sample);
    const { plan, summary } = await prepareImport(await exportFrom(db), db, quiet);
    expect(summary.problems).toEqual([]);
    expect(plan.ops).toEqual([]);
    expect(summary.unchanged).toBe(unchanged);
  });

  it('begins with a byte order mark as CSV, for Excel', async () => {
    const bytes = await (await exportCustomersCsv(await dbWith(sample))).bytes();
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('comes back whole from JSON of more customers than are read at once', async () => {
    const many = sampleDirectory({ customers: 600, subscriptionsPerCustomer: 1, seed: 5 });
    const copy = await newDb();
    await importFile(copy, await exportJson(await dbWith(many)));
    expect(await readAll(copy)).toEqual(many);
  });

  it('is refused nothing when it is empty', async () => {
    const { summary } = await importFile(await newDb(), await exportJson(await newDb()));
    expect(summary).toMatchObject({ rows: 0, problemCount: 0, counts: { added: 0 } });
  });
});

describe('an import over what is stored', () => {
  const [first, second] = sample.customers;
  if (!first || !second) throw new Error('the sample is empty');

  it('leaves fields without a column and documents without a row', async () => {
    const db = await dbWith(sample);
    const { summary } = await importFile(db, `CustomerId,CompanyName\n${first.tenantId},Renamed\n`);
    expect(summary).toMatchObject({
      kind: 'customers',
      rows: 1,
      counts: { added: 0, changed: 1, dropped: 0, fields: 1 },
    });
    expect(summary.changes).toEqual([
      { doc: `customer/${first.tenantId}`, path: 'companyName', before: first.companyName, after: 'Renamed' },
    ]);
    const expected = sample.customers.map((customer) =>
      customer === first ? { ...first, companyName: 'Renamed' } : customer,
    );
    expect((await readAll(db)).customers).toEqual(expected);
  });

  it('empties what has an empty cell, the support contact to the default one', async () => {
    const db = await dbWith(sample);
    const designated = sample.customers.find(({ subscriptions }) =>
      subscriptions.some(({ supportContact }) => supportContact),
    );
    const subscription = designated?.subscriptions.find(({ supportContact }) => supportContact);
    if (!designated || !subscription) throw new Error('the sample designates no one');
    await importFile(
      db,
      `CustomerId,Country,Domain,OtherDomains,SubscriptionId,Status,SupportTenantId\n${designated.tenantId},,,,${subscription.id},,\n`,
    );
    const after = (await getCustomers(db, [designated.tenantId])).get(designated.tenantId);
    const { country: _, ...rest } = designated;
    const { supportContact: __, ...undesignated } = subscription;
    expect(after).toEqual({
      ...rest,
      domains: [],
      subscriptions: designated.subscriptions.map((other) => (other === subscription ? undesignated : other)),
    });
  });

  it('completes a designation that names only the tenant from the partners', async () => {
    const db = await dbWith(sample);
    const partner = sample.partners.find(({ role }) => role === 'indirectReseller');
    const id = second.subscriptions[0]?.id;
    await importFile(db, `CustomerId,SubscriptionId,SupportTenantId\n${second.tenantId},${id},${partner?.tenantId}\n`);
    const after = (await getCustomers(db, [second.tenantId])).get(second.tenantId);
    expect(after?.subscriptions[0]?.supportContact).toEqual({
      supportTenantId: partner?.tenantId,
      supportMpnId: partner?.mpnId,
      name: partner?.name,
    });
  });

  it('reads page by page when there are many customers, with the same result', async () => {
    const many = sampleDirectory({ customers: 2_100, subscriptionsPerCustomer: 1, seed: 3 });
    const db = await dbWith(many);
    const { plan, summary } = await prepareImport(await exportCustomersCsv(db), db, quiet);
    expect(plan.ops).toEqual([]);
    expect(summary).toMatchObject({ unchanged: 2_100, rows: 2_100 });
  });

  it('shows the first 200 changes and counts all', async () => {
    const db = await newDb();
    const { summary } = await prepareImport(new Blob([jsonFile(sample)]), db, quiet);
    expect(summary.changes).toHaveLength(200);
    expect(summary.counts).toMatchObject({ added: 70, changed: 0, dropped: 0 });
  });

  it('reports a new customer without a name, and one that would lose it', async () => {
    const db = await dbWith(sample);
    const stranger = '99999999-9999-4999-8999-999999999999';
    const file = `CustomerId,CompanyName,Country\n${stranger},,US\n${first.tenantId},,US\n${second.tenantId},Fine,US\n`;
    const { summary } = await importFile(db, file);
    expect(summary.problems.toSorted((a, b) => a.row - b.row)).toMatchObject([
      { row: 2, column: 'CompanyName', code: 'companyNameMissing' },
      { row: 3, column: 'CompanyName', code: 'companyNameMissing' },
    ]);
    expect(summary.counts).toMatchObject({ added: 0, changed: 1 });
  });
});

describe('partners', () => {
  const own = sample.partners.find(({ role }) => role !== 'indirectReseller');
  const other = 'abababab-abab-4bab-8bab-abababababab';

  it('have one own partner: another one is reported and left out', async () => {
    const db = await dbWith(sample);
    const { summary } = await importFile(db, `TenantId,Name,Role\n${other},Second,direct bill\n`);
    expect(summary.problems).toEqual([{ row: 2, column: 'Role', value: 'Second', code: 'severalOwnPartners' }]);
    expect((await getPartners(db)).length).toBe(sample.partners.length);
  });

  it('keep role and relationship where the cell is empty, and lose what can be empty', async () => {
    const db = await dbWith(sample);
    const { summary } = await importFile(db, `TenantId,Role,Relationship,Country\n${own?.tenantId},,,\n`);
    expect(summary.changes).toEqual([{ doc: `partner/${own?.tenantId}`, path: 'country', before: 'US' }]);
  });

  it('may change which of them is ours', async () => {
    const db = await dbWith(sample);
    const rows = `${own?.tenantId},${own?.name},indirect reseller\n${other},Second,indirect_provider\n`;
    const { summary } = await importFile(db, `TenantId,Name,Role\n${rows}`);
    expect(summary.problems).toEqual([]);
    expect((await getPartners(db)).filter(({ role }) => role !== 'indirectReseller')).toMatchObject([
      { name: 'Second' },
    ]);
  });

  it.each([
    ['an unknown role', 'Role', 'boss', 'role'],
    ['an unknown relationship', 'Relationship', 'friends', 'relationship'],
    ['a broken address', 'Email', 'a@b@c', 'email'],
    ['a script for a website', 'Website', 'javascript:alert(1)', 'website'],
    ['letters for an MPN id', 'MpnId', '12a', 'mpnId'],
    ['hours without a time zone', 'Hours', 'Mon-Fri 09:00-17:00', 'timeZoneMissing'],
    ['an unknown time zone', 'TimeZone', 'Mars/Base', 'timeZone'],
  ])('with %s are reported', async (_, column, value, code) => {
    const db = await newDb();
    const { summary } = await prepareImport(
      new Blob([`TenantId,Name,${column}\n${other},Second,${value}\n`]),
      db,
      quiet,
    );
    expect(summary.problems).toMatchObject([{ row: 2, code }]);
    expect(summary.counts.added).toBe(0);
  });
});

describe("a customer's file", () => {
  const today = parseIsoDate('2026-11-22');
  const customer = sample.customers.find(
    ({ delegatedAdmin, subscriptions }) =>
      delegatedAdmin.length > 0 && subscriptions.some(({ supportContact }) => supportContact),
  );
  if (!today || !customer) throw new Error('the sample has no such customer');
  const own = { ...customer, notes: 'Ours alone.', aliases: ['Secret'] };

  it('shows that customer exactly what we preview, and holds nothing else', async () => {
    const file = exportForCustomer(own, sample);
    const text = await file.text();
    const unrelated = [...sample.customers, ...sample.partners].filter(
      ({ tenantId }) => !JSON.stringify(own.subscriptions).includes(tenantId) && tenantId !== own.tenantId,
    );
    const provider = sample.partners.find(({ role }) => role !== 'indirectReseller');
    for (const { tenantId } of unrelated) if (tenantId !== provider?.tenantId) expect(text).not.toContain(tenantId);
    expect(text).not.toMatch(/Secret|Ours alone/);
    const db = await newDb();
    await importFile(db, file);
    const { customers, partners } = await readAll(db);
    const [theirs] = customers;
    if (!theirs) throw new Error('the file has no customer');
    expect(contactsFor(theirs, { partners }, today)).toEqual(contactsFor(own, sample, today));
  });

  it('takes nothing away from the record it came from', async () => {
    const db = await dbWith({ ...sample, customers: [own] });
    const { plan } = await prepareImport(exportForCustomer(own, sample), db, quiet);
    expect(plan.ops).toEqual([]);
  });
});

describe('JSON', () => {
  const refused = async (text: string) => {
    const fault: unknown = await prepareImport(new Blob([text]), await newDb(), quiet).catch((cause: unknown) => cause);
    if (!(fault instanceof ImportRefused)) throw fault;
    return { code: fault.code, params: fault.params };
  };

  it.each([
    ['cut off', jsonFile(sample).slice(0, 5_000), { code: 'notJson' }],
    ['of something else', '{"format":"something/else","version":1}', { code: 'jsonForeign' }],
    ['that is a list', '[1]', { code: 'jsonForeign' }],
    ['without a version', '{"format":"support-contacts/directory"}', { code: 'jsonForeign' }],
    [
      'of a later version',
      jsonFile(sample, { version: 2 }),
      { code: 'jsonTooNew', params: { version: 2, supported: 1 } },
    ],
    ['with something else for customers', jsonFile(sample, { customers: {} }), { code: 'jsonForeign' }],
  ])('%s is refused', async (_, text, refusal) => {
    expect(await refused(text)).toMatchObject(refusal);
  });

  it('keeps the good records and reports the others by their place', async () => {
    const [first, second] = sample.customers;
    const customers = [first, { ...second, domains: ['not a domain'] }, first];
    const { summary } = await importFile(await newDb(), jsonFile(sample, { customers }));
    expect(summary.problems).toEqual([
      { row: 2, column: 'customers.domains.0', value: 'not a domain', code: 'domain' },
      { row: 3, column: 'customers', value: first?.tenantId, code: 'duplicateCustomer' },
    ]);
    expect(summary.counts.added).toBe(sample.partners.length + 2);
  });
});

describe('reading', () => {
  it('tells its progress and stops when told to', async () => {
    const seen: ImportProgress[] = [];
    const stop = new AbortController();
    const db = await newDb();
    const reading = prepareImport(new Blob([jsonFile(sample)]), db, {
      onProgress: (progress) => {
        seen.push(progress);
        stop.abort(new Error('enough'));
      },
      signal: stop.signal,
    });
    await expect(reading).rejects.toThrow('enough');
    expect(seen[0]).toMatchObject({ phase: 'reading' });
    expect((await readAll(db)).customers).toEqual([]);
  });
});
