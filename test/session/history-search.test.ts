import { describe, expect, it, vi } from 'vitest';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { createHistory, type HistoryQuery } from '../../lib/session/history.ts';
import { createHistoryExport } from '../../lib/session/history-export.ts';
import { aCustomer, aPartner, aSubscription, tenant } from '../fixtures/documents.ts';
import { until } from '../until.ts';
import { memorySession, write } from './memory-session.ts';

const ANY: HistoryQuery = { customer: '', partner: '', by: '', source: '' };
const first = aCustomer(1);
const second = aCustomer(2, { companyName: '=Second' });
const reseller = aPartner(9);
const designated = {
  ...second,
  subscriptions: [aSubscription(1, { supportContact: toSupportContact(reseller) }), aSubscription(2)],
};

/** 1: both customers (in many parts); 2: the reseller; 3: designated; 4: taken back; 5: renamed. */
async function written() {
  const session = await memorySession();
  const many = Array.from({ length: 499 }, (_, n) => diffCustomer(undefined, aCustomer(n + 100)));
  await write(session.db, [diffCustomer(undefined, first), diffCustomer(undefined, second), ...many], 'import');
  await write(session.db, [diffPartner(undefined, reseller)]);
  await write(session.db, [diffCustomer(second, designated)]);
  await write(session.db, [diffCustomer(designated, second)], 'undo');
  await write(session.db, [diffCustomer(first, { ...first, companyName: 'Renamed' })]);
  await until(() => expect(session.head.value).toBe(5));
  const history = createHistory(session);
  const settled = () => until(() => expect(history.state.value).toBe('end'));
  await settled();
  const search = async (query: Partial<HistoryQuery>) => {
    const isKnown = await history.search({ ...ANY, ...query });
    await settled();
    return isKnown && history.headers.value.map(({ position }) => position);
  };
  return { session, history, search };
}

describe('searching the history', () => {
  it.each<[string, Partial<HistoryQuery>, number[] | false]>([
    ['everything', {}, [5, 4, 3, 2, 1]],
    ['a customer by tenant id', { customer: first.tenantId }, [5, 1]],
    ['a customer by domain', { customer: 'customer2.example' }, [4, 3, 1]],
    ['a partner, also where its designation was taken back', { partner: reseller.tenantId }, [4, 3, 2]],
    ['a customer and a partner', { customer: first.tenantId, partner: reseller.tenantId }, []],
    ['an author, in any case', { by: 'aNN' }, [5, 4, 3, 2, 1]],
    ['an unknown author', { by: 'Bob' }, []],
    ['a source', { source: 'undo' }, [4]],
    ['a customer that is gone', { customer: tenant(7_000) }, []],
    ['a domain that nobody has', { customer: 'nobody.example' }, false],
  ])('finds %s', async (_, query, positions) => {
    const { search } = await written();
    expect(await search(query)).toEqual(positions);
  });

  it('goes on from page to page', async () => {
    const session = await memorySession();
    for (let n = 1; n <= 120; n += 1)
      await write(session.db, [diffCustomer(undefined, aCustomer(n))], n % 2 ? 'edit' : 'import');
    await until(() => expect(session.head.value).toBe(120));
    const history = createHistory(session);
    await history.search({ ...ANY, source: 'import' });
    await until(() => expect(history.state.value).toBe('more'));
    await history.readMore();
    expect(history.state.value).toBe('end');
    expect(history.headers.value.map(({ position }) => position)).toEqual(
      Array.from({ length: 60 }, (_, n) => 120 - n * 2),
    );
  });
});

describe('exporting the history', () => {
  async function exported(format: 'csv' | 'json', query: Partial<HistoryQuery> = {}) {
    const { session, history, search } = await written();
    await search(query);
    const save = vi.fn<(file: Blob, name: string) => void>();
    const exporting = createHistoryExport(session, save);
    await exporting.make(format, history.filter.value);
    expect(exporting.view.value.state).toBe('done');
    return (await save.mock.calls[0]?.[0].text()) ?? '';
  }

  it('is CSV with one row per field, guarded against formulas', async () => {
    const rows = (await exported('csv', { customer: second.tenantId })).split('\r\n');
    expect(rows[0]).toMatch(/Position,CommitId,At,By,Source,Record,Id,Field,Before,After$/);
    const designation = rows.find((row) => row.startsWith('3,'));
    expect(designation).toMatch(/,Ann,edit,customer,00000002-[^,]*,subscriptions\.[^,]*\.supportContact,,"\{/);
    expect(rows.some((row) => row.endsWith(",companyName,,'=Second"))).toBe(true);
    expect(rows.filter((row) => /^[25],/.test(row))).toEqual([]);
  });

  it('is JSON with each commit and its fields before and after', async () => {
    const { commits } = JSON.parse(await exported('json'));
    expect(commits).toHaveLength(5);
    expect(commits[0]).toMatchObject({
      position: 5,
      by: 'Ann',
      changes: [{ path: 'companyName', before: 'Customer 1', after: 'Renamed' }],
    });
  });
});
