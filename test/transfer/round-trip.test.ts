import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Customer, Partner } from '../../lib/directory/types.ts';
import { CUSTOMER_COLUMNS } from '../../lib/transfer/customer-columns.ts';
import { writeCustomersCsv } from '../../lib/transfer/customer-csv.ts';
import { mergeCustomer } from '../../lib/transfer/customer-draft.ts';
import { jsonFrame, readDirectoryJson } from '../../lib/transfer/directory-json.ts';
import { PARTNER_COLUMNS } from '../../lib/transfer/partner-columns.ts';
import { writePartnersCsv } from '../../lib/transfer/partner-csv.ts';
import { mergePartner } from '../../lib/transfer/partner-draft.ts';
import { createProblemList } from '../../lib/transfer/problem-list.ts';
import { arbitraryCustomers, arbitraryPartners } from './arbitrary-directory.ts';
import { keepColumns } from './keep-columns.ts';
import { customerDrafts, newCustomers, readText } from './read-text.ts';

const someCustomers = arbitraryCustomers.filter(({ length }) => length > 0);
const somePartners = arbitraryPartners.filter(({ length }) => length > 0);
/** The columns of a file, the key among them, in any order. */
const someColumns = (columns: readonly string[], key: string) =>
  fc.shuffledSubarray([...columns]).map((kept) => [...new Set([...kept, key])]);

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
  it('yields the same customers from CSV, wherever its pieces end', async () => {
    await fc.assert(
      fc.asyncProperty(someCustomers, fc.integer({ min: 400, max: 4_000 }), async (customers, length) => {
        const read = await readText(writeCustomersCsv(customers), length);
        expect(read.problems).toEqual([]);
        expect(newCustomers(read)).toEqual(customers);
      }),
    );
  });

  it('changes nothing of customers from a file with fewer columns', async () => {
    const columns = someColumns(CUSTOMER_COLUMNS, 'CustomerId').filter(
      (kept) => kept.includes('SubscriptionId') && kept.includes('SupportTenantId') === kept.includes('SupportName'),
    );
    await fc.assert(
      fc.asyncProperty(someCustomers, columns, async (customers, kept) => {
        const read = await readText(keepColumns(writeCustomersCsv(customers), kept));
        expect(read.problems).toEqual([]);
        const merged = customerDrafts(read).map((draft, index) => mergeCustomer(customers[index], draft));
        expect(merged).toEqual(customers.map((customer) => withoutMpnIds(customer, kept)));
      }),
    );
  });

  it('yields the same partners from CSV', async () => {
    await fc.assert(
      fc.asyncProperty(somePartners, async (partners) => {
        expect(await importPartners(writePartnersCsv(partners), [])).toEqual(partners);
      }),
    );
  });

  it('changes nothing of partners from a file with fewer columns', async () => {
    const columns = someColumns(PARTNER_COLUMNS, 'TenantId').filter((kept) => !kept.includes('WorkspaceName'));
    await fc.assert(
      fc.asyncProperty(somePartners, columns, async (partners, kept) => {
        expect(await importPartners(keepColumns(writePartnersCsv(partners), kept), partners)).toEqual(partners);
      }),
    );
  });

  it('yields the same directory from JSON', () => {
    fc.assert(
      fc.property(arbitraryCustomers, arbitraryPartners, (customers, partners) => {
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

/** A support contact is one value: whoever gives its tenant and name without a column for its MPN id empties that. */
function withoutMpnIds(customer: Customer, kept: readonly string[]): Customer {
  if (!kept.includes('SupportTenantId') || kept.includes('SupportMpnId')) return customer;
  const subscriptions = customer.subscriptions.map((subscription) => {
    const { supportContact } = subscription;
    return supportContact ? { ...subscription, supportContact: { ...supportContact, supportMpnId: '' } } : subscription;
  });
  return { ...customer, subscriptions };
}
