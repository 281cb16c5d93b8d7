import { describe, expect, it } from 'vitest';
import { checkMapping, guessMapping } from '../../lib/transfer/column-mapping.ts';
import { ImportRefused } from '../../lib/transfer/import-refused.ts';
import { createProblemList } from '../../lib/transfer/problem-list.ts';
import { readCsv } from '../../lib/transfer/read-csv.ts';
import { aPartner, subscriptionId, tenant } from '../fixtures/documents.ts';
import { newCustomers, readText } from './read-text.ts';

const customer = tenant(1);
const subscription = subscriptionId(2);

describe('a CSV file of another source', () => {
  it('is the portal’s list of customers', async () => {
    const read = await readText(
      `Microsoft ID,Company name,Primary domain name,Relationship\r\n${customer},"Coho, Inc.",coho.example,Cloud Reseller\r\n`,
    );
    expect(read.problems).toEqual([]);
    expect(read.ignoredColumns).toEqual(['Relationship']);
    expect(newCustomers(read)).toMatchObject([{ companyName: 'Coho, Inc.', domains: ['coho.example'] }]);
  });

  it('is Get-PartnerCustomer through Export-Csv, with its #TYPE line', async () => {
    const read = await readText(
      `#TYPE Microsoft.Store.PartnerCenter.PowerShell.Models.Customers.PSCustomer\r\n` +
        `"AllowDelegatedAccess","AssociatedPartnerId","BillingProfile","CommerceId","CustomerId","Domain","Name","RelationshipToPartner"\r\n` +
        `"True","","","c-1","${customer.toUpperCase()}","coho.example","Coho","Reseller"\r\n`,
    );
    expect(read.problems).toEqual([]);
    expect(newCustomers(read)).toMatchObject([{ tenantId: customer, companyName: 'Coho', domains: ['coho.example'] }]);
  });

  it('is Get-PartnerCustomerSubscription with the customer’s id added', async () => {
    const read = await readText(
      `"CustomerId";"BillingType";"FriendlyName";"OfferId";"OfferName";"PartnerId";"Quantity";"SubscriptionId";"Status"\r\n` +
        `"${customer}";"License";"Mail";"2828be95-46ba-4f91-b2fd-0bef192ecf60";"Exchange Online";"4391507";"5";"${subscription}";"Active"\r\n`,
    );
    expect(read.problems).toEqual([]);
    expect(newCustomers(read)[0]?.subscriptions).toMatchObject([
      { id: subscription, friendlyName: 'Mail', quantity: 5, status: 'active', commerce: 'legacy' },
    ]);
  });

  it('is Get-PartnerCustomerSubscriptionSupportContact with both ids added', async () => {
    const read = await readText(
      `CustomerId,SubscriptionId,Name,SupportMpnId,SupportTenantId\n${customer},${subscription},Trey,0004391507,${tenant(3)}\n`,
    );
    expect(newCustomers(read)[0]?.subscriptions[0]?.supportContact).toEqual({
      supportTenantId: tenant(3),
      supportMpnId: '0004391507',
      name: 'Trey',
    });
  });

  it('is Get-PartnerIndirectReseller', async () => {
    const { drafts } = await readText(
      `Location,MpnId,Name,PartnerId,RelationshipType,State\nUS,0123,Trey,${tenant(3)},IsIndirectCloudSolutionProviderOf,Active\n`,
    );
    expect(drafts.kind === 'partners' && drafts.partners.get(tenant(3))?.cells).toMatchObject({
      Country: 'US',
      MpnId: '0123',
      Name: 'Trey',
      Relationship: 'Active',
    });
  });
});

describe('a header that nobody knows', () => {
  const text = `Kunde;Firma;Name\n${customer};Coho;Somebody\n`;
  const mapping = {
    kind: 'customers' as const,
    header: ['Kunde', 'Firma', 'Name'],
    to: ['CustomerId', 'CompanyName', ''],
  };

  it('is refused with its columns, whatever separates them', async () => {
    const refused = await readText(text).catch((fault: unknown) => fault);
    expect(refused).toBeInstanceOf(ImportRefused);
    expect(refused).toMatchObject({ code: 'columnsUnknown', header: ['Kunde', 'Firma', 'Name'] });
  });

  it('is read as it was mapped', async () => {
    const problems = createProblemList();
    const chunks = (async function* () {
      yield { text, done: text.length, damaged: false };
    })();
    const read = await readCsv(chunks, { partners: [aPartner(1)] }, problems, () => undefined, [mapping]);
    expect(newCustomers(read)).toMatchObject([{ tenantId: customer, companyName: 'Coho' }]);
    expect(read).toMatchObject({ ignoredColumns: ['Name'], mappedHeader: mapping.header });
  });

  it.each([
    [
      'two columns for one field',
      ['CustomerId', 'CompanyName', 'CompanyName'],
      { code: 'mappedTwice', column: 'CompanyName', columns: 'Firma, Name' },
    ],
    ['no column that says whose row it is', ['', 'CompanyName', ''], { code: 'keyMissing', column: 'CustomerId' }],
    ['what can be read', mapping.to, undefined],
  ])('is checked for %s', (_, to, problem) => {
    expect(checkMapping({ ...mapping, to })).toEqual(problem);
  });

  it('is guessed where names are ours, each once', () => {
    expect(guessMapping('partners', ['Kunde', 'name', 'Name', 'E-mail']).to).toEqual(['', 'Name', '', '']);
  });
});
