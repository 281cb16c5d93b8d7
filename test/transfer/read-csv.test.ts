import { describe, expect, it } from 'vitest';
import { ImportRefused } from '../../lib/transfer/import-refused.ts';
import { newCustomers, readText } from './read-text.ts';

const A = '11111111-1111-4111-8111-111111111111';
const B = '22222222-2222-4222-8222-222222222222';
const S = '33333333-3333-4333-8333-333333333333';
const T = '44444444-4444-4444-8444-444444444444';
const P = '55555555-5555-4555-8555-555555555555';
const file = (...lines: string[]) => `${lines.join('\r\n')}\r\n`;

describe('columns and dialects', () => {
  it.each([
    ['commas', file('CustomerId,CompanyName,Domain', `${A},"Coho, Inc.",coho.example`)],
    ['semicolons', file('CustomerId;CompanyName;Domain', `${A};Coho, Inc.;coho.example`)],
    ['tabs', file('CustomerId\tCompanyName\tDomain', `${A}\tCoho, Inc.\tcoho.example`)],
    [
      'other order, case and spaces',
      file('domain;COMPANY NAME;Customer Id', `coho.example;Coho, Inc.;{${A.toUpperCase()}}`),
    ],
    ['line feeds alone', `CustomerId;CompanyName;Domain\n${A};Coho, Inc.;coho.example`],
    ['carriage returns alone', `CustomerId;CompanyName;Domain\r${A};Coho, Inc.;coho.example\r`],
    [
      "Excel's line about the separator",
      file('sep=;', 'CustomerId;CompanyName;Domain', `${A};Coho, Inc.;coho.example`),
    ],
    ['blank lines around', file('', 'CustomerId;CompanyName;Domain', '', `${A};Coho, Inc.;coho.example`, ';;', '')],
    ['quoted headers', file('"CustomerId";"CompanyName";"Domain"', `"${A}";"Coho, Inc.";"coho.example"`)],
    ['space around cells', file('CustomerId;CompanyName;Domain', ` ${A} ; Coho, Inc. ;COHO.example. `)],
  ])('reads %s', async (_, text) => {
    const read = await readText(text);
    expect(read.problems).toEqual([]);
    expect(newCustomers(read)).toMatchObject([{ tenantId: A, companyName: 'Coho, Inc.', domains: ['coho.example'] }]);
  });

  it('names unknown columns and reports a doubled one', async () => {
    const read = await readText(file('CustomerId,CompanyName,Colour,companyname', `${A},Coho,red,Other`));
    expect(read.ignoredColumns).toEqual(['Colour']);
    expect(read.problems).toEqual([{ row: 1, code: 'columnTwice', column: 'companyname' }]);
    expect(newCustomers(read)).toMatchObject([{ companyName: 'Coho' }]);
  });

  it.each([
    ['no column it knows', 'Name,Telephone\r\nCoho,1\r\n', 'columnsUnknown'],
    ['only a header', 'CustomerId,CompanyName\r\n', 'fileHasNoRows'],
    ['only blank lines', '\r\n\r\n', 'fileEmpty'],
  ])('refuses a file with %s', async (_, text, code) => {
    const refused = await readText(text).catch((fault: unknown) => fault);
    expect(refused).toBeInstanceOf(ImportRefused);
    expect(refused).toMatchObject({ code });
  });
});

describe('a header of very many columns', () => {
  const wide = (first: string, count: number) =>
    file([first, ...Array.from({ length: count - 1 }, (_, n) => `Column ${n}`)].join(','), A);
  const refusal = (text: string) => readText(text).catch((fault: unknown) => fault);

  it.each(['CustomerId', 'Name'])('is refused without asking what they are: %s', async (first) => {
    const refused = await refusal(wide(first, 100_000));
    expect(refused).toMatchObject({ code: 'tooManyColumns', params: { count: 100_000, limit: 300 } });
    expect(refused).toHaveProperty('header', undefined);
  });

  it.each([
    [300, 'columnsUnknown'],
    [301, 'tooManyColumns'],
  ])('%i: %s', async (count, code) => {
    expect(await refusal(wide('Name', count))).toMatchObject({ code });
  });
});

describe('rows of customers', () => {
  const header =
    'CustomerId,CompanyName,Domain,OtherDomains,Aliases,Country,SubscriptionId,OfferId,Quantity,Channel,SupportTenantId,SupportMpnId,SupportName';

  it('joins rows of one customer wherever they stand', async () => {
    const read = await readText(
      file(
        'CustomerId,CompanyName,Country,SubscriptionId',
        `${A},Coho,,${S}`,
        `${B},Fabrikam,DE,`,
        `${A.toUpperCase()},,US,${T}`,
      ),
    );
    expect(read.problems).toEqual([]);
    const [coho, fabrikam] = newCustomers(read);
    expect(coho).toMatchObject({ companyName: 'Coho', country: 'US', subscriptions: [{ id: S }, { id: T }] });
    expect(fabrikam).toMatchObject({ companyName: 'Fabrikam', country: 'DE', subscriptions: [] });
  });

  it('reads every column', async () => {
    const row = `${A},Coho,müller.example,b.example; a.example,CH;Coho Wine,us,${S},CFQ7TTC0LH18:0001:CFQ7TTC0K971,25,enterprise agreement,${P},0012345,Trey Research`;
    expect(newCustomers(await readText(file(header, row)))).toEqual([
      {
        tenantId: A,
        companyName: 'Coho',
        domains: ['xn--mller-kva.example', 'b.example', 'a.example'],
        aliases: ['CH', 'Coho Wine'],
        country: 'US',
        relationship: 'active',
        delegatedAdmin: [],
        subscriptions: [
          {
            id: S,
            offerId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
            offerName: '',
            friendlyName: '',
            status: 'active',
            quantity: 25,
            commerce: 'newCommerce',
            channel: 'enterpriseAgreement',
            supportContact: { supportTenantId: P, supportMpnId: '0012345', name: 'Trey Research' },
          },
        ],
      },
    ]);
  });

  it.each([
    ['no customer', ',Coho,,,,,,,,,,,', { column: 'CustomerId', code: 'missing' }],
    ['a customer that is no GUID', '0815,Coho,,,,,,,,,,,', { column: 'CustomerId', value: '0815', code: 'tenantId' }],
    [
      'an address for a domain',
      `${A},Coho,https://coho.example/,,,,,,,,,,`,
      { column: 'Domain', code: 'domain', value: 'https://coho.example/' },
    ],
    [
      'one bad domain among others',
      `${A},Coho,,a.example;b c,,,,,,,,,`,
      { column: 'OtherDomains', code: 'domain', value: 'b c' },
    ],
    ['a long country', `${A},Coho,,,,Germany,,,,,,,`, { column: 'Country', code: 'country', value: 'Germany' }],
    [
      'a subscription that is no GUID',
      `${A},Coho,,,,,x1,,,,,,`,
      { column: 'SubscriptionId', code: 'subscriptionId', value: 'x1' },
    ],
    [
      'an offer without subscription',
      `${A},Coho,,,,,,MS-AZR-0145P,,,,,`,
      { column: 'SubscriptionId', code: 'subscriptionIdMissing', value: 'MS-AZR-0145P' },
    ],
    ['a broken quantity', `${A},Coho,,,,,${S},,2.5,,,,`, { column: 'Quantity', code: 'quantity', value: '2.5' }],
    ['an unknown channel', `${A},Coho,,,,,${S},,,pigeon,,,`, { column: 'Channel', code: 'channel', value: 'pigeon' }],
    [
      'a contact that is no GUID',
      `${A},Coho,,,,,${S},,,,trey,1,Trey`,
      { column: 'SupportTenantId', code: 'tenantId', value: 'trey' },
    ],
    [
      'a contact without tenant',
      `${A},Coho,,,,,${S},,,,,1,Trey`,
      { column: 'SupportTenantId', code: 'supportTenantMissing', value: 'Trey' },
    ],
    [
      'a contact with letters for its MPN id',
      `${A},Coho,,,,,${S},,,,${P},abc,Trey`,
      { column: 'SupportMpnId', code: 'mpnId', value: 'abc' },
    ],
    [
      'a nameless contact that nobody knows',
      `${A},Coho,,,,,${S},,,,${P},,`,
      { column: 'SupportName', code: 'supportNameMissing', value: P },
    ],
    ['more cells than columns', `${A},Coho,,,,,,,,,,,,more`, { code: 'rowTooLong', value: A }],
    ['too few cells', `${A},Coho`, { code: 'rowTooShort' }],
    ['a subscription cut off', `${A},Coho,,,,,${S},x`, { code: 'rowTooShort' }],
    ['a quote inside a quoted cell', `${A},"Co"ho",,,,,,,,,,,`, { code: 'quoteMalformed', value: A }],
  ])('reports a row with %s and keeps the others', async (_, row, problem) => {
    const read = await readText(file(header, row, `${B},Fabrikam,,,,,${T},,,,,,`));
    expect(read.problems).toEqual([{ row: 2, ...problem }]);
    expect(newCustomers(read).map(({ companyName }) => companyName)).toEqual(['Fabrikam']);
  });

  it('reports a row whose bytes were no text, and takes the replacement character itself for what it is', async () => {
    const text = file('CustomerId,CompanyName', `${A},Co\uFFFDo`);
    expect((await readText(text, 1_000, true)).problems).toEqual([{ row: 2, code: 'unreadableCharacters', value: A }]);
    expect(newCustomers(await readText(text))).toMatchObject([{ companyName: 'Co\uFFFDo' }]);
  });

  it('reports rows that contradict each other, and a subscription that stands twice', async () => {
    const lines = [`${A},Coho,${S}`, `${A},Cohoo,${T}`, `${B},Fabrikam,${S}`, `${A},Coho,${T}`];
    const read = await readText(file('CustomerId,CompanyName,SubscriptionId', ...lines));
    expect(read.problems).toEqual([
      { row: 3, column: 'CompanyName', value: 'Cohoo', code: 'rowsContradict' },
      { row: 4, column: 'SubscriptionId', value: S, code: 'subscriptionTwice' },
    ]);
    expect(newCustomers(read)).toMatchObject([{ tenantId: A, subscriptions: [{ id: S }, { id: T }] }]);
  });

  it('takes a row that ends before the support contact for one without', async () => {
    const read = await readText(file(header, `${A},Coho,,,,`, `${B},Fabrikam,,,,,${S},,3,csp`));
    expect(read.problems).toEqual([]);
    expect(newCustomers(read)).toMatchObject([{ subscriptions: [] }, { subscriptions: [{ id: S, quantity: 3 }] }]);
  });

  it('numbers rows as a spreadsheet does, over blank rows and line breaks in cells', async () => {
    const read = await readText(file('CustomerId,CompanyName', '', `${A},"Coho\r\nWinery"`, 'x,Bad', ''));
    expect(read.problems).toEqual([{ row: 4, column: 'CustomerId', value: 'x', code: 'tenantId' }]);
    expect(newCustomers(read)).toMatchObject([{ companyName: 'Coho Winery' }]);
  });

  it('keeps the first 1,000 problems, counts the rest, and cuts long values', async () => {
    const read = await readText(
      file('CustomerId,CompanyName', ...Array.from({ length: 1_200 }, () => `${'x'.repeat(300)},Bad`)),
    );
    expect(read.problems).toHaveLength(1_000);
    expect(read.problemCount).toBe(1_200);
    expect(read.problems[0]?.value).toBe('x'.repeat(80));
  });
});

describe('a file cut in the middle', () => {
  it('reports quotation marks that never close, and keeps what stands before', async () => {
    const read = await readText(`CustomerId,CompanyName\n${A},Coho\n${B},"Fabri\n${S},Lost\n`);
    expect(read.problems).toEqual([{ row: 3, code: 'quoteUnclosed', value: B }]);
    expect(newCustomers(read)).toMatchObject([{ tenantId: A }]);
  });

  it('reports a last row without its end', async () => {
    const read = await readText(`CustomerId,CompanyName,SubscriptionId\n${A},Coho,\n${B},Fab`);
    expect(read.problems).toEqual([{ row: 3, code: 'rowCutOff', value: B }]);
  });

  it('takes a complete last row without line end', async () => {
    const read = await readText(`CustomerId,CompanyName\n${A},Coho`);
    expect(read.problems).toEqual([]);
    expect(read.rows).toBe(1);
  });
});

describe('text in pieces', () => {
  it.each([24, 25, 31, 50, 10_000])('reads the same in pieces of %i characters', async (length) => {
    const lines = Array.from(
      { length: 20 },
      (_, index) => `${A.replace(/1$/, String(index % 10))},"Co ""ho"", ${index % 10}\r\n青空"`,
    );
    const text = file('CustomerId,CompanyName', ...lines);
    const read = await readText(text, length);
    expect(read.problems).toEqual([]);
    expect(read.rows).toBe(20);
    expect(newCustomers(read)[3]?.companyName).toBe('Co "ho", 3 青空');
  });
});
