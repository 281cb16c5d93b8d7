import { describe, expect, it } from 'vitest';
import { contactsFor } from '../../lib/directory/contacts-for.ts';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import { exportForCustomer } from '../../lib/transfer/export.ts';
import { ImportRefused } from '../../lib/transfer/import-refused.ts';
import { prepareImport } from '../../lib/transfer/prepare-import.ts';
import { sampleDirectory } from '../sample-data.ts';
import { dbWith, importFile, jsonFile, newDb, quiet, readAll } from './import-file.ts';

const sample = sampleDirectory({ customers: 60, seed: 7 });

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
    ['with no records', '{"format":"support-contacts/directory","version":1}', { code: 'jsonHasNoRecords' }],
    [
      'with its records under other names',
      '{"format":"support-contacts/directory","version":1,"clients":[{}]}',
      { code: 'jsonHasNoRecords' },
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
