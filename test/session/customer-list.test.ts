import { describe, expect, it, onTestFinished } from 'vitest';
import { openDb } from '../../lib/db/open.ts';
import { parseTenantId } from '../../lib/directory/ids.ts';
import type { Customer } from '../../lib/directory/types.ts';
import { diffCustomer, diffPartner, dropCustomer } from '../../lib/log/diff.ts';
import { createCustomerList } from '../../lib/session/customer-list.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { eraseDirectory } from '../../lib/session/setup-erase.ts';
import { memorySession, write } from './memory-session.ts';
import { book, customer, OWN, RESELLER, SECOND } from './sample-book.ts';

function named(digit: number, companyName: string): Customer {
  const tenantId = parseTenantId(`b${digit}000000-0000-4000-8000-000000000000`);
  if (!tenantId) throw new Error('not an id');
  return { ...customer, tenantId, companyName, domains: [`c${digit}.example`], aliases: [`Alias ${digit}`] };
}

async function listOf(session: OptionsSession) {
  const list = createCustomerList(session);
  onTestFinished(() => list.dispose());
  await expect.poll(() => list.state.value.state).toBe('ready');
  const names = () => list.shown.value.map(({ companyName }) => companyName);
  return { list, names };
}

async function filled() {
  const session = await memorySession();
  const customers = [named(1, 'Tailspin 10'), named(2, 'tailspin 9'), named(3, 'Adatum')];
  await write(session.db, [
    ...book.map((partner) => diffPartner(undefined, partner)),
    ...customers.map((one) => diffCustomer(undefined, one)),
  ]);
  await expect.poll(() => session.head.value).toBe(1);
  return session;
}

describe('the list of customers', () => {
  it('is in the order people read, with what supports each', async () => {
    const { list, names } = await listOf(await filled());
    expect(names()).toEqual(['Adatum', 'tailspin 9', 'Tailspin 10']);
    expect(list.rows.value[0]).toMatchObject({
      domain: 'c3.example',
      subscriptions: 4,
      supporters: [SECOND.name, OWN.name],
      doubtful: false,
    });
  });

  it.each([
    ['a word in any case', 'TAILSPIN', ['tailspin 9', 'Tailspin 10']],
    ['every word', 'tail 10', ['Tailspin 10']],
    ['a domain', 'c3.exam', ['Adatum']],
    ['an alias', 'alias 2', ['tailspin 9']],
    ['a tenant id', 'b1000000-', ['Tailspin 10']],
    ['nothing that occurs', 'contoso', []],
  ])('is filtered by %s', async (_, filter, expected) => {
    const { list, names } = await listOf(await filled());
    list.filter.value = filter;
    expect(names()).toEqual(expected);
  });

  it('follows commits: added, renamed, dropped', async () => {
    const session = await filled();
    const { names } = await listOf(session);
    await write(session.db, [diffCustomer(undefined, named(4, 'Zava'))]);
    await expect.poll(names).toEqual(['Adatum', 'tailspin 9', 'Tailspin 10', 'Zava']);
    await write(session.db, [diffCustomer(named(4, 'Zava'), named(4, 'Aa'))]);
    await expect.poll(names).toEqual(['Aa', 'Adatum', 'tailspin 9', 'Tailspin 10']);
    await write(session.db, [dropCustomer(named(3, '').tenantId)]);
    await expect.poll(names).toEqual(['Aa', 'tailspin 9', 'Tailspin 10']);
  });

  it('follows what another page writes right after this one, to the same customer', async () => {
    const session = await filled();
    const { names } = await listOf(session);
    const elsewhere = await openDb(session.db.name);
    onTestFinished(() => elsewhere.close());
    await write(session.db, [diffCustomer(named(3, 'Adatum'), named(3, 'Mine'))]);
    await write(elsewhere, [diffCustomer(named(3, 'Mine'), named(3, 'Theirs'))]);
    await expect.poll(names).toEqual(['tailspin 9', 'Tailspin 10', 'Theirs']);
  });

  it('begins anew when another page erases the directory and fills it again', async () => {
    const session = await filled();
    const { names } = await listOf(session);
    await write(session.db, [diffCustomer(undefined, named(4, 'Zava'))]);
    await expect.poll(names).toHaveLength(4);
    await eraseDirectory(session.db);
    await expect.poll(names).toEqual([]);
    await write(session.db, [diffCustomer(undefined, named(5, 'Woodgrove'))]);
    await expect.poll(names).toEqual(['Woodgrove']);
  });

  it('counts the damaged customers that it leaves out', async () => {
    const session = await filled();
    await session.db.put('customers', ['{"cut', 'not JSON'], 'fff');
    const { list, names } = await listOf(session);
    expect(list.damaged.value).toBe(2);
    expect(names()).toHaveLength(3);
  });

  it('judges every designation again when a relationship ends', async () => {
    const session = await filled();
    const { list } = await listOf(session);
    await write(session.db, [diffPartner(SECOND, { ...SECOND, relationship: 'ended' })]);
    await expect.poll(() => list.rows.value.every(({ doubtful }) => doubtful)).toBe(true);
    expect(RESELLER.relationship).toBe('active');
  });
});
