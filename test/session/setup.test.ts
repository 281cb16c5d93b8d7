import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onApplied } from '../../lib/db/applied.ts';
import { onConnection } from '../../lib/db/connection.ts';
import { onFeeds } from '../../lib/db/feeds.ts';
import { onObserving } from '../../lib/db/observed.ts';
import { getPartners } from '../../lib/db/partners.ts';
import { keepRecentFaults, readRecentFaults } from '../../lib/diagnostics/recent-faults.ts';
import type { Customer } from '../../lib/directory/types.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { customerDoc } from '../../lib/log/doc-id.ts';
import { KEEPING } from '../../lib/partner-center/sign-in/create-sign-in.ts';
import { reportError } from '../../lib/report-error.ts';
import { EMPTY_COMPANY } from '../../lib/session/empty-company.ts';
import { countCustomers } from '../../lib/session/overview-count.ts';
import { createSetup } from '../../lib/session/setup.ts';
import { readCompany } from '../../lib/session/setup-company.ts';
import { eraseAll } from '../../lib/session/setup-erase.ts';
import { patchForRole } from '../../lib/session/setup-role.ts';
import { saveSettings } from '../../lib/settings.ts';
import { onSyncStatus } from '../../lib/workspace/sync/sync-status.ts';
import { aCustomer, tenant } from '../fixtures/documents.ts';
import { until } from '../until.ts';
import { memorySession, write } from './memory-session.ts';

const COMPANY = {
  ...EMPTY_COMPANY,
  name: 'Contoso Distribution',
  tenantId: '{3B33E682-00C3-41EE-9DD2-A548ADF56438}',
  mpnId: '0004391507',
  telephone: '+81 3-1234-5678',
  email: 'support@contoso.example',
  website: 'contoso.example/support',
};

async function setupOf(customers: Customer[] = []) {
  const session = await memorySession();
  if (customers.length)
    await write(
      session.db,
      customers.map((one) => diffCustomer(undefined, one)),
    );
  const save = vi.fn(async () => undefined);
  const start = vi.fn(async () => {
    throw new Error('not here');
  });
  return { session, save, ...createSetup(session, { start, save }) };
}

describe('reading the own company', () => {
  it('takes the tenant id in any form, keeps leading zeros and completes the address', () => {
    expect(readCompany(COMPANY)).toMatchObject({
      ok: true,
      partner: {
        tenantId: '3b33e682-00c3-41ee-9dd2-a548adf56438',
        mpnId: '0004391507',
        role: 'indirectProvider',
        relationship: 'active',
        support: { telephone: '+81 3-1234-5678', website: 'https://contoso.example/support' },
      },
    });
  });

  it.each([
    ['no name', { name: ' ' }, ['name']],
    ['a tenant id that is none', { tenantId: 'contoso' }, ['tenantId']],
    ['an MPN id with letters', { mpnId: '12a' }, ['mpnId']],
    ['an address that runs script', { website: 'javascript:alert(1)' }, ['website']],
    ['several mistakes at once', { name: '', email: 'nobody' }, ['name', 'email']],
  ])('refuses %s at its field', (_, change, fields) => {
    const read = readCompany({ ...COMPANY, ...change });
    expect(read.ok ? [] : Object.keys(read.problems).sort()).toEqual([...fields].sort());
  });
});

describe('the first run', () => {
  it('writes the own company through the review and ends once it stands', async () => {
    const { session, save, choose, submitCompany } = await setupOf();
    choose('partner');
    await submitCompany(COMPANY, ' Ann ');
    expect(save).toHaveBeenLastCalledWith({ authorName: 'Ann' });
    expect(await getPartners(session.db)).toEqual([]);
    await session.review.confirm();
    expect((await getPartners(session.db)).map(({ name }) => name)).toEqual(['Contoso Distribution']);
    session.review.close();
    expect(save).toHaveBeenLastCalledWith({ role: 'partner', ownTenantId: undefined });
  });

  it('does not end when the own company is undone', async () => {
    const { session, save, choose, submitCompany } = await setupOf();
    choose('partner');
    await submitCompany(COMPANY, 'Ann');
    await session.review.confirm();
    await session.review.undo();
    session.review.close();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('shows what is wrong with the own company and reviews nothing', async () => {
    const { session, problems, choose, submitCompany } = await setupOf();
    choose('partner');
    await submitCompany({ ...COMPANY, tenantId: 'x' }, 'Ann');
    expect(Object.keys(problems.value)).toEqual(['tenantId']);
    expect(session.review.view.value.state).toBe('closed');
  });

  it('offers the customers that are stored already', async () => {
    const { customers, choose, finish, save } = await setupOf([aCustomer(2, { companyName: 'B' }), aCustomer(1)]);
    choose('customer');
    await until(() => expect(customers.value.map(({ companyName }) => companyName)).toEqual(['B', 'Customer 1']));
    await finish(tenant(2));
    expect(save).toHaveBeenCalledWith({ role: 'customer', ownTenantId: tenant(2) });
  });
});

describe('importing at the first run', () => {
  const summary = { rows: 1, unchanged: 0, problems: [], problemCount: 0, ignoredColumns: [], notes: [] };
  const counts = { added: 1, changed: 0, dropped: 0, fields: 0 };

  async function importing(customers: Customer[]) {
    const session = await memorySession();
    const save = vi.fn(async () => undefined);
    const start = async () => ({
      ...summary,
      kind: 'directory' as const,
      counts,
      changes: customers.map(({ tenantId, companyName }) => ({
        doc: customerDoc(tenantId),
        path: 'companyName',
        after: companyName,
      })),
      confirm: () =>
        write(
          session.db,
          customers.map((one) => diffCustomer(undefined, one)),
          'import',
        ),
      discard: () => undefined,
    });
    const setup = createSetup(session, { start, save });
    setup.choose('customer');
    await setup.importing.read(new File(['{}'], 'contoso.json'));
    return { session, save, setup };
  }

  it("makes the file's one customer the own tenant", async () => {
    const { session, save, setup } = await importing([aCustomer(1)]);
    expect(setup.isForPartners.value).toBe(false);
    await setup.importing.confirm();
    session.review.close();
    await until(() => expect(save).toHaveBeenCalledWith({ role: 'customer', ownTenantId: tenant(1) }));
  });

  it("sees that a partner's whole directory is not for a customer", async () => {
    const { setup } = await importing([aCustomer(1), aCustomer(2)]);
    expect(setup.isForPartners.value).toBe(true);
  });
});

describe('changing the role in the settings', () => {
  const one = { tenantId: tenant(1), companyName: 'One' };
  const two = { tenantId: tenant(2), companyName: 'Two' };
  it.each([
    ['partner needs nothing', 'partner', [], { role: 'partner', ownTenantId: undefined }],
    ['customer is the only one stored', 'customer', [one], { role: 'customer', ownTenantId: tenant(1) }],
    ['customer among several is asked', 'customer', [one, two], { role: null, ownTenantId: undefined }],
    ['customer without a file is asked', 'customer', [], { role: null, ownTenantId: undefined }],
  ] as const)('%s', (_, role, customers, expected) => {
    expect(patchForRole(role, customers)).toEqual(expected);
  });
});

describe('deleting all local data', () => {
  it('leaves nothing in any store', async () => {
    const session = await memorySession();
    await write(session.db, [diffCustomer(undefined, aCustomer(1))]);
    await eraseAll(session.db);
    expect(await countCustomers(session.db)).toBe(0);
    for (const name of session.db.objectStoreNames) expect(await session.db.count(name)).toBe(0);
  });

  it('leaves no token that was being renewed meanwhile', async () => {
    const { db } = await memorySession();
    await db.put('partnerCenter', {}, 'connection');
    let erasing: Promise<void> | undefined;
    await navigator.locks.request(KEEPING, async () => {
      erasing = eraseAll(db);
      await until(async () => expect(await db.count('partnerCenter')).toBe(0));
      await fakeBrowser.storage.session.set({ partnerCenterSignIn: 'a token' });
    });
    await erasing;
    expect(await fakeBrowser.storage.session.get()).toEqual({});
  });

  it.each([
    ['writes to Partner Center', onApplied],
    ['observes it', onObserving],
    ['follows feeds', onFeeds],
    ['connects to Partner Center', onConnection],
    ['shares with a team', onSyncStatus],
  ])('tells other pages that nothing is left of what %s', async (_, onChange) => {
    const { db } = await memorySession();
    const told = vi.fn();
    const end = onChange(told);
    await eraseAll(db);
    await until(() => expect(told).toHaveBeenCalledOnce());
    end();
  });

  it('leaves neither settings nor sign-in, nor the faults of a report', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    keepRecentFaults(Date.now);
    reportError('Trying', new Error('It failed'));
    await until(async () => expect(await readRecentFaults()).toHaveLength(1));
    await saveSettings({ role: 'partner' });
    await fakeBrowser.storage.session.set({ partnerCenterSignIn: 'a token' });
    await eraseAll((await memorySession()).db);
    expect(await readRecentFaults()).toEqual([]);
    for (const area of [fakeBrowser.storage.local, fakeBrowser.storage.session]) expect(await area.get()).toEqual({});
  });
});
