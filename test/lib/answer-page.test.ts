import { beforeEach, describe, expect, it } from 'vitest';
import { answerForPage, type PageAnswer } from '../../lib/answer-page.ts';
import { commitPlan } from '../../lib/db/commit.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import type { Customer, Partner } from '../../lib/directory/types.ts';
import { DEFAULT_SETTINGS } from '../../lib/effective-settings.ts';
import { diffCustomer, diffPartner, diffWorkspace } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import type { Role, Settings } from '../../lib/settings.ts';
import { aCustomer, aPartner, aSubscription, tenant } from '../fixtures/documents.ts';

const own = aPartner(100, { name: 'Own Partner', role: 'directBill' });
const reseller = aPartner(101, { name: 'Reseller' });
const contoso = aCustomer(1, {
  companyName: 'Contoso',
  domains: ['contoso.example', 'shared.example'],
  delegatedAdmin: [{ tenantId: reseller.tenantId, kind: 'gdap' }],
  subscriptions: [aSubscription(1, { supportContact: toSupportContact(reseller) }), aSubscription(2)],
});
const fabrikam = aCustomer(2, { companyName: 'Fabrikam', domains: ['fabrikam.example', 'shared.example'] });

const today = parseIsoDate('2026-11-22');
if (!today) throw new Error('not a day');

let db: Db;
let databases = 0;
beforeEach(async () => {
  databases += 1;
  db = await openDb(`answer-page-${databases}`);
});

async function store(customers: Customer[], partners: Partner[] = [own, reseller]): Promise<void> {
  const ops = [
    ...customers.map((customer) => diffCustomer(undefined, customer)),
    ...partners.map((partner) => diffPartner(undefined, partner)),
    diffWorkspace(undefined, { name: 'Team book' }),
  ];
  await commitPlan(db, createPlan('setup', 0, ops), { by: 'Aiko', at: '2026-11-01T09:00:00Z' });
}

const ask = (url: string, role: Role | null, settings: Partial<Settings> = {}) =>
  answerForPage(url, db, { settings: { ...DEFAULT_SETTINGS, role, ...settings }, today, languages: ['ja-JP'] });

const namesOf = (answer: PageAnswer) =>
  answer.state === 'contacts' ? answer.contacts.contacts.map(({ partner }) => partner.name) : answer.state;

const ADMIN = 'https://admin.cloud.microsoft/';

describe.each(['partner', 'helpdesk'] as const)('to a %s', (role) => {
  beforeEach(() => store([contoso, fabrikam]));

  it.each([
    ['a tenant in the query', `${ADMIN}?tid=${contoso.tenantId}`],
    ['a tenant in the hash route', `${ADMIN}#/support?CTID=${contoso.tenantId.toUpperCase()}`],
    ['a domain', `${ADMIN}?delegatedOrg=contoso.example`],
    ['a tenant and its own domain', `${ADMIN}?tid=${contoso.tenantId}&delegatedOrg=contoso.example`],
    ['a shared domain beside a domain of its own', `${ADMIN}?tid=${contoso.tenantId}&tenant=contoso.example`],
  ])('shows the contacts of %s', async (_, url) => {
    const answer = await ask(url, role);
    expect(answer.url).toBe(url);
    expect(namesOf(answer)).toEqual(['Reseller', 'Own Partner']);
  });

  it.each([
    ['a page that names no one', `${ADMIN}#/homepage`],
    ['a tenant that is not in the directory', `${ADMIN}?tid=${tenant(9)}`],
    ['a domain that is not in the directory', `${ADMIN}?delegatedOrg=nowhere.example`],
    ['two tenants that are not in the directory', `${ADMIN}?tid=${tenant(8)}&delegatedOrg=${tenant(9)}`],
    ['a page elsewhere', `https://evil.example/?tid=${contoso.tenantId}`],
  ])('shows nothing on %s', async (_, url) => {
    expect(await ask(url, role)).toEqual({ url, state: 'none' });
  });

  it.each([
    ['two tenants', `tid=${contoso.tenantId}&delegatedOrg=${fabrikam.tenantId}`, ['Contoso', 'Fabrikam'], []],
    ['a domain of two customers', 'delegatedOrg=shared.example', ['Contoso', 'Fabrikam'], []],
    [
      'a tenant and the domain of another',
      `tid=${contoso.tenantId}&tenant=fabrikam.example`,
      ['Contoso', 'Fabrikam'],
      [],
    ],
    ['a tenant and an unknown one', `tid=${contoso.tenantId}&ctid=${tenant(9)}`, ['Contoso'], [tenant(9)]],
    [
      'a tenant and an unknown domain',
      `tid=${contoso.tenantId}&tenant=nowhere.example`,
      ['Contoso'],
      ['nowhere.example'],
    ],
  ])('is unsure about %s', async (_, query, candidates, unknown) => {
    const answer = await ask(`${ADMIN}?${query}`, role);
    if (answer.state !== 'unsure') throw new Error(answer.state);
    expect(answer.candidates.map(({ customer }) => customer.companyName)).toEqual(candidates);
    expect(answer.unknown).toEqual(unknown);
  });

  it('sends along all that the card needs', async () => {
    const answer = await ask(`${ADMIN}?tid=${contoso.tenantId}`, role, { theme: 'dark' });
    expect(answer).toMatchObject({
      frame: { role, locale: 'ja', theme: 'dark', source: { name: 'Team book', asOf: '2026-11-01T09:00:00Z' } },
    });
  });
});

describe('to a customer', () => {
  const settings = { ownTenantId: contoso.tenantId };
  beforeEach(() => store([contoso]));

  it.each([
    ['a page that names no one', `${ADMIN}#/homepage`],
    ['a page that names their tenant', `${ADMIN}?tid=${contoso.tenantId}`],
    ['a page that names their domain', `${ADMIN}?delegatedOrg=contoso.example`],
  ])('shows their contacts on %s', async (_, url) => {
    expect(namesOf(await ask(url, 'customer', settings))).toEqual(['Reseller', 'Own Partner']);
    expect(namesOf(await ask(url, 'customer'))).toEqual(['Reseller', 'Own Partner']);
  });

  it.each([
    ['another tenant', `${ADMIN}?tid=${fabrikam.tenantId}`],
    ['another domain', `${ADMIN}?delegatedOrg=fabrikam.example`],
  ])('shows nothing on a page that names %s', async (_, url) => {
    expect(await ask(url, 'customer', settings)).toEqual({ url, state: 'none' });
  });

  it('never names another customer whom this browser happens to hold', async () => {
    await store([contoso, fabrikam]);
    const url = `${ADMIN}?tid=${contoso.tenantId}&ctid=${fabrikam.tenantId}&delegatedOrg=fabrikam.example`;
    const answer = await ask(url, 'customer', { ownTenantId: contoso.tenantId });
    expect(answer).toMatchObject({ state: 'unsure', unknown: [fabrikam.tenantId, 'fabrikam.example'] });
    expect(JSON.stringify(answer)).not.toContain(fabrikam.companyName);
  });

  it('is unsure on a page that names them and another', async () => {
    const answer = await ask(`${ADMIN}?tid=${contoso.tenantId}&ctid=${fabrikam.tenantId}`, 'customer', settings);
    expect(answer).toMatchObject({ state: 'unsure', unknown: [fabrikam.tenantId] });
  });
});

it('shows a customer nothing while it is not known who they are', async () => {
  await store([contoso, fabrikam]);
  expect(await ask(`${ADMIN}?tid=${contoso.tenantId}`, 'customer')).toMatchObject({ state: 'none' });
  expect(await ask(ADMIN, 'customer', { ownTenantId: tenant(9) })).toMatchObject({ state: 'none' });
});

it.each([
  ['before the first run', null, {}],
  ['when the card is switched off', 'partner' as const, { card: { ...DEFAULT_SETTINGS.card, enabled: false } }],
])('shows nothing %s', async (_, role, settings) => {
  await store([contoso]);
  expect(await ask(`${ADMIN}?tid=${contoso.tenantId}`, role, settings)).toMatchObject({ state: 'none' });
});

it('shows nothing when there is no one to show', async () => {
  await store([{ ...contoso, subscriptions: [] }], []);
  expect(await ask(`${ADMIN}?tid=${contoso.tenantId}`, 'partner')).toMatchObject({ state: 'none' });
});
