import { expect, it, onTestFinished, vi } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { getHead } from '../../lib/db/history.ts';
import type { Db } from '../../lib/db/open.ts';
import { DEFAULT_SETTINGS } from '../../lib/effective-settings.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import { keepIndex } from '../../lib/lookup/keep-index.ts';
import { beginLookupReading } from '../../lib/session/lookup-reading.ts';
import { openLookupSession } from '../../lib/session/lookup-session.ts';
import { takeOver } from '../db/take-over.ts';
import { aCustomer } from '../fixtures/documents.ts';

const add = async (db: Db, n: number) =>
  commitPlan(db, createPlan('edit', await getHead(db), [diffCustomer(undefined, aCustomer(n))]), {
    by: 'Aiko',
    at: '2026-11-01T09:00:00Z',
  });

it('shows what was committed between the reading of the index and the opening of the page', async () => {
  const before = beginLookupReading(async () => undefined);
  const db = await before.open(() => undefined);
  before.followCommits(() => undefined)();
  await add(db, 1);
  await keepIndex(db);
  const reading = beginLookupReading(async () => undefined);
  await reading.loading.whole;
  await add(db, 2);
  const settings = { ...DEFAULT_SETTINGS, role: 'partner' } as const;
  const session = await openLookupSession(db, { settings, readUrl: async () => undefined, reading });
  onTestFinished(session.end);
  const names = () => session.finding?.lookup.value.result.value.rows.map(({ companyName }) => companyName);
  await expect.poll(names).toEqual(['Customer 1', 'Customer 2']);
});

it.each(['before', 'after'])('says that a later version took over %s anyone asked', async (when) => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  onTestFinished(() => void vi.unstubAllGlobals());
  const reading = beginLookupReading(async () => undefined);
  await reading.loading.whole;
  const onHindrance = vi.fn();
  if (when === 'after') await reading.open(onHindrance);
  await takeOver();
  if (when === 'before') await reading.open(onHindrance);
  expect(onHindrance).toHaveBeenCalledExactlyOnceWith('outdated');
});
