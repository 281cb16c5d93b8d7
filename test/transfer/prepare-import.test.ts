import { describe, expect, it } from 'vitest';
import { getCustomers } from '../../lib/db/customers.ts';
import { getPartners } from '../../lib/db/partners.ts';
import { exportCustomersCsv, exportJson, exportPartnersCsv } from '../../lib/transfer/export.ts';
import type { ImportProgress } from '../../lib/transfer/import-review.ts';
import { prepareImport } from '../../lib/transfer/prepare-import.ts';
import { sampleDirectory } from '../sample-data.ts';
import { dbWith, importFile, jsonFile, newDb, quiet, readAll } from './import-file.ts';

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
    ['partners as CSV', exportPartnersCsv, 10],
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
    ['a scope too long', 'Scope', 'x'.repeat(4_001), 'tooLong'],
    ['a price too long', 'Pricing', 'x'.repeat(4_001), 'tooLong'],
    ['a way to be reached too long', 'ContactHigh', 'x'.repeat(4_001), 'tooLong'],
    ['a day of another calendar', 'Verified', '22.11.2026', 'date'],
  ])('with %s are reported', async (_, column, value, code) => {
    const db = await newDb();
    const { summary } = await prepareImport(
      new Blob([`TenantId,Name,${column}\n${other},Second,${value}\n`]),
      db,
      quiet,
    );
    expect(summary.problems).toMatchObject([
      { row: 2, column: code === 'timeZoneMissing' ? 'TimeZone' : column, code },
    ]);
    expect(summary.counts.added).toBe(0);
  });
});

describe('reading', () => {
  it('tells its progress and stops when told to', async () => {
    const seen: ImportProgress[] = [];
    const stop = new AbortController();
    const db = await newDb();
    const reading = prepareImport(new Blob([jsonFile(sample)]), db, {
      ...quiet,
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
