import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { getCare, togglePin } from '../../lib/care-storage.ts';
import { commitPlan } from '../../lib/db/commit.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { DEFAULT_SETTINGS } from '../../lib/effective-settings.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import { type LookupSession, openLookupSession } from '../../lib/session/lookup-session.ts';
import type { Role } from '../../lib/settings.ts';
import { aCustomer, aPartner } from '../fixtures/documents.ts';

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

const ADMIN = 'https://admin.cloud.microsoft/';

/** Opens a lookup beside a page of this address; without one beside a page that may not be looked at. */
async function openBeside(url: string | undefined, role: Role, find?: string) {
  const beside = { url };
  const settings = { ...DEFAULT_SETTINGS, role, ...(role === 'customer' ? { ownTenantId: contoso.tenantId } : {}) };
  const session = await openLookupSession(db, { settings, readUrl: async () => beside.url, find });
  onTestFinished(session.end);
  await session.finding?.lookup.value.finished;
  const goTo = (next: string | undefined) => {
    beside.url = next;
    session.follow();
  };
  return Object.assign(session, { goTo });
}

const namesOf = ({ finding }: LookupSession) =>
  finding?.lookup.value.result.value.rows.map(({ companyName }) => companyName);
const pageName = ({ page }: LookupSession) =>
  page.value.state === 'contacts' ? page.value.contacts.customer.companyName : page.value.state;

describe.each(['partner', 'helpdesk'] as const)('for a %s', (role) => {
  it.each([
    ['its tenant', `${ADMIN}?tid=${contoso.tenantId}`],
    ['its domain', `${ADMIN}?delegatedOrg=contoso.example#/homepage`],
  ])('shows the customer that the active tab names by %s', async (_, url) => {
    const { page, place } = await openBeside(url, role);
    const { aliases, notes, links } = contoso;
    expect(page.value).toMatchObject({
      contacts: { customer: { companyName: 'Contoso' } },
      facts: { aliases, notes, links },
    });
    expect(place.value).toBe('page');
  });

  it.each([
    ['names nobody', ADMIN],
    ['names a customer that is not on record', `${ADMIN}?delegatedOrg=unknown.example`],
    ['may not be looked at', undefined],
  ])('opens in the search when the active tab %s', async (_, url) => {
    const session = await openBeside(url, role);
    expect([session.page.value, session.place.value]).toEqual([{ state: 'none' }, 'list']);
    expect(namesOf(session)).toHaveLength(2);
  });

  it('guesses nobody where the address fits two customers', async () => {
    expect(pageName(await openBeside(`${ADMIN}?delegatedOrg=shared.example`, role))).toBe('unsure');
  });
});

it('shows a customer their own contacts on every page, and neither search nor notes', async () => {
  const session = await openBeside(`${ADMIN}?delegatedOrg=fabrikam.example`, 'customer', 'Fabrikam');
  expect([pageName(session), session.place.value]).toEqual(['Contoso', 'page']);
  expect(session.finding).toBeUndefined();
  expect(session.page.value).not.toHaveProperty('facts');
});

it('remembers who was picked, and puts them first the next time, after the pinned', async () => {
  const first = await openBeside(ADMIN, 'helpdesk');
  await first.pick(fabrikam.tenantId);
  expect(first.picked.value).toMatchObject({ contacts: { customer: { companyName: 'Fabrikam' } } });
  await expect.poll(async () => (await getCare()).recent).toEqual([fabrikam.tenantId]);
  expect(namesOf(await openBeside(ADMIN, 'helpdesk'))).toEqual(['Fabrikam', 'Contoso']);
  await togglePin(contoso.tenantId);
  expect(namesOf(await openBeside(ADMIN, 'helpdesk'))).toEqual(['Contoso', 'Fabrikam']);
});

it('starts with the text it is opened with, whatever the page beside is about', async () => {
  const session = await openBeside(`${ADMIN}?tid=${contoso.tenantId}`, 'helpdesk', 'fabri');
  expect([session.place.value, namesOf(session)]).toEqual(['list', ['Fabrikam']]);
});

describe('one step back', () => {
  it('leads from a customer to the list, then to an empty box, then nowhere', async () => {
    const session = await openBeside(ADMIN, 'helpdesk', 'fab');
    await session.pick(fabrikam.tenantId);
    expect([session.goBack(), session.goBack(), session.goBack()]).toEqual([true, true, false]);
    expect([session.place.value, namesOf(session)?.length]).toEqual(['list', 2]);
  });

  it('leads back to the choice that an ambiguous page offers', async () => {
    const session = await openBeside(`${ADMIN}?delegatedOrg=shared.example`, 'helpdesk');
    await session.pick(fabrikam.tenantId);
    session.goBack();
    expect([session.place.value, session.picked.value]).toEqual(['page', undefined]);
  });
});

it('shows the customer picked last, whoever is read first', async () => {
  const session = await openBeside(ADMIN, 'helpdesk');
  await Promise.all([session.pick(fabrikam.tenantId), session.pick(contoso.tenantId)]);
  expect(session.picked.value?.contacts.customer.companyName).toBe('Contoso');
  await expect.poll(async () => (await getCare()).recent).toEqual([contoso.tenantId]);
});

describe('beside a tab that moves on', () => {
  it('shows the customer of the next page, and the list beside any other', async () => {
    const session = await openBeside(`${ADMIN}?tid=${contoso.tenantId}`, 'helpdesk');
    session.goTo(`${ADMIN}?tid=${fabrikam.tenantId}`);
    await expect.poll(() => pageName(session)).toBe('Fabrikam');
    expect(session.place.value).toBe('page');
    session.goTo(undefined);
    await expect.poll(() => session.place.value).toBe('list');
  });

  it('keeps to who was picked while the page is the same customer, and lets go of them for another', async () => {
    const session = await openBeside(`${ADMIN}?tid=${contoso.tenantId}`, 'helpdesk');
    await session.pick(fabrikam.tenantId);
    const before = session.page.value;
    session.goTo(`${ADMIN}?tid=${contoso.tenantId}#/users`);
    await expect.poll(() => session.page.value).not.toBe(before);
    expect(session.place.value).toBe('picked');
    session.goTo(`${ADMIN}?delegatedOrg=shared.example`);
    await expect.poll(() => [session.place.value, pageName(session)]).toEqual(['page', 'unsure']);
    expect(session.picked.value).toBeUndefined();
  });

  it('does not take the list away from who is typing', async () => {
    const session = await openBeside(ADMIN, 'helpdesk', 'fab');
    session.goTo(`${ADMIN}?tid=${contoso.tenantId}`);
    await expect.poll(() => pageName(session)).toBe('Contoso');
    expect(session.place.value).toBe('list');
  });
});

it('follows what is committed while it is open: list, page and picked customer', async () => {
  const session = await openBeside(`${ADMIN}?tid=${contoso.tenantId}`, 'helpdesk', 'ltd');
  expect(namesOf(session)).toEqual([]);
  await session.pick(contoso.tenantId);
  const renamed = diffCustomer(contoso, { ...contoso, companyName: 'Contoso Ltd' });
  await commitPlan(db, createPlan('edit', 1, [renamed]), { by: 'Aiko', at: '2026-11-02T09:00:00Z' });
  await expect.poll(() => session.picked.value?.contacts.customer.companyName).toBe('Contoso Ltd');
  await expect.poll(() => pageName(session)).toBe('Contoso Ltd');
  await expect.poll(() => namesOf(session)).toEqual(['Contoso Ltd']);
});
