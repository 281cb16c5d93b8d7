import { describe, expect, it } from 'vitest';
import { getCustomers } from '../../lib/db/customers.ts';
import { aCustomer, aSubscription, subscriptionId, tenant } from '../fixtures/documents.ts';
import { dbWith, importFile } from './import-file.ts';
import { newCustomers, readText } from './read-text.ts';

const A = tenant(1);
const R = tenant(7);
const S = subscriptionId(1);
const header = 'CustomerId,CompanyName,CustomerRelationship,DelegatedAdmin,Notes,Links,SubscriptionId,Commerce';
const file = (...rows: string[]) => [header, ...rows, ''].join('\r\n');
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe("a row's cells about its customer", () => {
  it('say what delegated admin is held, what is noted and where it links to', async () => {
    const held = `{${tenant(9).toUpperCase()}}  DAP; ${R} gdap 2026-12-31`;
    const links = 'Tickets desk.example/q; The wiki\\; ours https://wiki.example/a';
    const row = `${A},Coho,Ended,${held},${quoted('First\r\n"Second"')},${quoted(links)},${S},new commerce`;
    const read = await readText(file(row));
    expect(read.problems).toEqual([]);
    expect(newCustomers(read)).toMatchObject([
      {
        relationship: 'ended',
        delegatedAdmin: [
          { tenantId: R, kind: 'gdap', endDate: '2026-12-31' },
          { tenantId: tenant(9), kind: 'dap' },
        ],
        notes: 'First\n"Second"',
        links: [
          { name: 'Tickets', url: 'https://desk.example/q' },
          { name: 'The wiki; ours', url: 'https://wiki.example/a' },
        ],
        subscriptions: [{ id: S, commerce: 'newCommerce' }],
      },
    ]);
  });

  it.each([
    ['an unknown relationship', 'CustomerRelationship', 'friends', { code: 'relationship', value: 'friends' }],
    ['a reseller that is no GUID', 'DelegatedAdmin', 'trey gdap', { code: 'tenantId', value: 'trey gdap' }],
    ['an unknown kind', 'DelegatedAdmin', `${R} admin`, { code: 'delegatedAdminKind', value: `${R} admin` }],
    ['a reseller without a kind', 'DelegatedAdmin', R, { code: 'delegatedAdminKind', value: R }],
    ['no such day', 'DelegatedAdmin', `${R} gdap 2026-02-30`, { code: 'date', value: '2026-02-30' }],
    ["a spreadsheet's day", 'DelegatedAdmin', `${R} dap 12/31/2026`, { code: 'date', value: '12/31/2026' }],
    ['a word too many', 'DelegatedAdmin', `${R} dap 2026-12-31 or so`, { code: 'date', value: '2026-12-31 or so' }],
    [
      'a reseller twice',
      'DelegatedAdmin',
      `${R} dap;${R} none`,
      { code: 'duplicateDelegatedAdmin', value: `${R} none` },
    ],
    ['notes too long', 'Notes', 'x'.repeat(10_001), { code: 'tooLong', value: 'x'.repeat(80) }],
    ['a link without a name', 'Links', 'https://a.example/', { code: 'link', value: 'https://a.example/' }],
    ['a link to a script', 'Links', 'A javascript:alert(1)', { code: 'website', value: 'javascript:alert(1)' }],
    ['a link that is words', 'Links', 'Ask Kim', { code: 'website', value: 'Kim' }],
    ['a link with a long name', 'Links', `${'x'.repeat(501)} a.example`, { code: 'tooLong', value: 'x'.repeat(80) }],
    ['too many links', 'Links', 'A a.example;'.repeat(51), { code: 'tooMany' }],
    ['unknown commerce', 'Commerce', 'barter', { code: 'commerce', value: 'barter' }],
  ])('are reported with row and column, and the other rows are kept: %s', async (_, column, cell, problem) => {
    const text = `CustomerId,CompanyName,SubscriptionId,${column}\n${tenant(2)},Fabrikam,,\n${A},Coho,${S},${quoted(cell)}\n`;
    const read = await readText(text);
    expect(read.problems).toMatchObject([{ row: 3, column, ...problem }]);
    expect(newCustomers(read)).toMatchObject([{ companyName: 'Fabrikam' }]);
  });

  it('must agree on every row where they are not empty', async () => {
    const rows = [`${A},Coho,,${R} dap,Yes,,${S},`, `${A},Coho,active,,No,A a.example,${subscriptionId(2)},`];
    const agreeing = `${A},,,{${R}} DAP,Yes,,${subscriptionId(3)},`;
    const read = await readText(file(...rows, agreeing));
    expect(read.problems).toEqual([{ row: 3, column: 'Notes', value: 'No', code: 'rowsContradict' }]);
    expect(newCustomers(read)[0]?.subscriptions.map(({ id }) => id)).toEqual([S, subscriptionId(3)]);
  });
});

describe('importing over a customer', () => {
  const subscription = aSubscription(1, { commerce: 'software' });
  const before = aCustomer(1, {
    relationship: 'requested',
    delegatedAdmin: [{ tenantId: R, kind: 'gdap' }],
    notes: 'Calls on Mondays.',
    links: [{ name: 'Tickets', url: 'https://desk.example/' }],
    subscriptions: [subscription],
  });
  const imported = async (text: string) => {
    const db = await dbWith({ partners: [], customers: [before] });
    const { summary } = await importFile(db, text);
    return { changes: summary.changes, after: (await getCustomers(db, [A])).get(A) };
  };

  it('leaves what the file has no column for', async () => {
    const { after } = await imported(`CustomerId,CompanyName,SubscriptionId,Quantity\n${A},Renamed,${S},9\n`);
    expect(after).toEqual({ ...before, companyName: 'Renamed', subscriptions: [{ ...subscription, quantity: 9 }] });
  });

  it('empties what has an empty cell, but for what cannot be empty', async () => {
    const { after } = await imported(file(`${A},Coho,,,,,${S},`));
    const { notes: _notes, links: _links, ...rest } = before;
    expect(after).toEqual({ ...rest, companyName: 'Coho', delegatedAdmin: [] });
  });

  it('is reviewed field by field', async () => {
    const { changes } = await imported(
      file(`${A},Customer 1,active,${R} gdap 2026-12-31,,Wiki wiki.example,${S},legacy`),
    );
    const doc = `customer/${A}`;
    expect(changes).toEqual([
      { doc, path: 'relationship', before: 'requested', after: 'active' },
      { doc, path: `delegatedAdmin.${R}.endDate`, after: '2026-12-31' },
      { doc, path: `subscriptions.${S}.commerce`, before: 'software', after: 'legacy' },
      { doc, path: 'links', before: before.links, after: [{ name: 'Wiki', url: 'https://wiki.example/' }] },
      { doc, path: 'notes', before: 'Calls on Mondays.' },
    ]);
  });
});

it('a support contact without a name comes back without one, though the partner has a name', async () => {
  const contact = { supportTenantId: R, supportMpnId: '', name: '' };
  const text = `CustomerId,CompanyName,SubscriptionId,SupportTenantId,SupportName\n${A},Coho,${S},${R},'\n`;
  const read = await readText(text);
  expect(read.problems).toEqual([]);
  expect(newCustomers(read)[0]?.subscriptions[0]?.supportContact).toEqual(contact);
});
