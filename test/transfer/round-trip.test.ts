import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Customer, Partner } from '../../lib/directory/types.ts';
import { writeCustomersCsv } from '../../lib/transfer/customer-csv.ts';
import { mergeCustomer } from '../../lib/transfer/customer-draft.ts';
import { jsonFrame, readDirectoryJson } from '../../lib/transfer/directory-json.ts';
import { writePartnersCsv } from '../../lib/transfer/partner-csv.ts';
import { mergePartner } from '../../lib/transfer/partner-draft.ts';
import { createProblemList } from '../../lib/transfer/problem-list.ts';
import { arbitraryCustomers, arbitraryPartners } from './arbitrary-directory.ts';
import { customerDrafts, newCustomers, readText } from './read-text.ts';

async function importPartners(text: string, stored: readonly Partner[]): Promise<Partner[]> {
  const { drafts, problems } = await readText(text);
  expect(problems).toEqual([]);
  if (drafts.kind !== 'partners') throw new Error('not a file of partners');
  return [...drafts.partners.values()].map((draft) => {
    const merged = mergePartner(
      stored.find(({ tenantId }) => tenantId === draft.tenantId),
      draft,
    );
    if (!merged.ok) throw new Error(JSON.stringify(merged.problems));
    return merged.value;
  });
}

const jsonOf = (customers: readonly Customer[], partners: readonly Partner[]) =>
  jsonFrame('all', { name: 'Ours' }, partners).join(customers.map((customer) => JSON.stringify(customer)).join(','));

describe('export, then import', () => {
  it('yields the same customers from CSV', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCustomers(false), async (customers) => {
        const read = await readText(writeCustomersCsv(customers), 4_000);
        expect(read.problems).toEqual([]);
        expect(newCustomers(read)).toEqual(customers);
      }),
    );
  });

  it('changes nothing of customers that hold more than CSV carries', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCustomers(true), async (customers) => {
        const drafts = customerDrafts(await readText(writeCustomersCsv(customers), 4_000));
        const merged = drafts.map((draft, index) => mergeCustomer(customers[index], draft));
        expect(merged).toEqual(customers);
      }),
    );
  });

  it('yields the same partners from CSV', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPartners(false), async (partners) => {
        expect(await importPartners(writePartnersCsv(partners), [])).toEqual(partners);
      }),
    );
  });

  it('changes nothing of partners that hold more than CSV carries', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPartners(true), async (partners) => {
        expect(await importPartners(writePartnersCsv(partners), partners)).toEqual(partners);
      }),
    );
  });

  it('yields the same directory from JSON', () => {
    fc.assert(
      fc.property(arbitraryCustomers(true), arbitraryPartners(true), (customers, partners) => {
        const problems = createProblemList();
        const read = readDirectoryJson(jsonOf(customers, partners), problems);
        expect(problems.kept).toEqual([]);
        expect([...read.customers.values()]).toEqual(customers);
        expect(read.partners.map(({ partner }) => partner)).toEqual(partners);
        expect(read.workspace).toEqual({ name: 'Ours' });
      }),
    );
  });
});
