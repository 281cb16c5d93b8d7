import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openPopupSession } from '../../../entrypoints/popup/open-popup-session.ts';
import { getCare, togglePin } from '../../../lib/care-storage.ts';
import { commitPlan } from '../../../lib/db/commit.ts';
import { type Db, openDb } from '../../../lib/db/open.ts';
import { diffCustomer, diffPartner } from '../../../lib/log/diff.ts';
import { createPlan } from '../../../lib/log/plan.ts';
import { DEFAULT_SETTINGS, type Role } from '../../../lib/settings.ts';
import { aCustomer, aPartner } from '../../fixtures/documents.ts';

const own = aPartner(100, { name: 'Own Partner', role: 'directBill' });
const contoso = aCustomer(1, {
  companyName: 'Contoso',
  domains: ['contoso.example', 'shared.example'],
  aliases: ['Old Contoso'],
  notes: 'Ask for Mia',
  links: [{ name: 'Tickets', url: 'https://desk.example/1' }],
});
const fabrikam = aCustomer(2, { companyName: 'Fabrikam', domains: ['fabrikam.example', 'shared.example'] });

let db: Db;
let databases = 0;
beforeEach(async () => {
  fakeBrowser.reset();
  databases += 1;
  db = await openDb(`popup-session-${databases}`);
  const ops = [diffPartner(undefined, own), ...[contoso, fabrikam].map((one) => diffCustomer(undefined, one))];
  await commitPlan(db, createPlan('setup', 0, ops), { by: 'Aiko', at: '2026-11-01T09:00:00Z' });
});

/** Opens the popup over an active tab of this address; without one over a tab that may not be looked at. */
async function openOver(url: string | undefined, role: Role, ownTenantId = contoso.tenantId) {
  const query = vi
    .spyOn(browser.tabs, 'query')
    .mockImplementation(async () => [
      { id: 1, index: 0, highlighted: true, active: true, pinned: false, incognito: false, ...(url ? { url } : {}) },
    ]);
  const settings = { ...DEFAULT_SETTINGS, role, ...(role === 'customer' ? { ownTenantId } : {}) };
  const session = await openPopupSession(db, settings);
  query.mockRestore();
  await session.finding?.lookup.finished;
  return session;
}

const ADMIN = 'https://admin.cloud.microsoft/';

describe.each(['partner', 'helpdesk'] as const)('for a %s', (role) => {
  it.each([
    ['its tenant', `${ADMIN}?tid=${contoso.tenantId}`],
    ['its domain', `${ADMIN}?delegatedOrg=contoso.example#/homepage`],
  ])('shows the customer that the active tab names by %s', async (_, url) => {
    const { page, pageFacts } = await openOver(url, role);
    expect(page).toMatchObject({ state: 'contacts', contacts: { customer: { companyName: 'Contoso' } } });
    expect(pageFacts).toMatchObject({ aliases: contoso.aliases, notes: contoso.notes, links: contoso.links });
  });

  it.each([
    ['names nobody', ADMIN],
    ['names a customer that is not on record', `${ADMIN}?delegatedOrg=unknown.example`],
    ['may not be looked at', undefined],
  ])('opens in the search when the active tab %s', async (_, url) => {
    const { page, pageFacts, finding } = await openOver(url, role);
    expect(page).toEqual({ state: 'none' });
    expect(pageFacts).toBeUndefined();
    expect(finding?.lookup.result.value.matches).toBe(2);
  });

  it('guesses nobody where the address fits two customers', async () => {
    const { page } = await openOver(`${ADMIN}?delegatedOrg=shared.example`, role);
    expect(page.state).toBe('unsure');
  });
});

it('shows a customer their own contacts on every page, and neither search nor notes', async () => {
  const session = await openOver(`${ADMIN}?delegatedOrg=fabrikam.example`, 'customer');
  expect(session.page).toMatchObject({ state: 'contacts', contacts: { customer: { companyName: 'Contoso' } } });
  expect(session.finding).toBeUndefined();
  expect(session.pageFacts).toBeUndefined();
});

it('remembers who was picked, and puts them first the next time, after the pinned', async () => {
  const first = await openOver(ADMIN, 'helpdesk');
  await first.pick(fabrikam.tenantId);
  expect(first.picked.value).toMatchObject({ contacts: { customer: { companyName: 'Fabrikam' } } });
  await expect.poll(async () => (await getCare()).recent).toEqual([fabrikam.tenantId]);
  const names = (session: typeof first) =>
    session.finding?.lookup.result.value.rows.map(({ companyName }) => companyName);
  expect(names(await openOver(ADMIN, 'helpdesk'))).toEqual(['Fabrikam', 'Contoso']);
  await togglePin(contoso.tenantId);
  expect(names(await openOver(ADMIN, 'helpdesk'))).toEqual(['Contoso', 'Fabrikam']);
});
