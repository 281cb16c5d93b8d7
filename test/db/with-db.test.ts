import { expect, it, onTestFinished, vi } from 'vitest';
import type { Db } from '../../lib/db/open.ts';
import { OutdatedVersion } from '../../lib/db/outdated-version.ts';
import { withDb } from '../../lib/db/with-db.ts';
import { takeOver } from './take-over.ts';

it('closes its connection whatever comes of it, and passes a fault on as it is', async () => {
  const fault = new Error('The disk is full.');
  const opened: Db[] = [];
  await withDb(async (db) => opened.push(db));
  const failing = withDb(async (db) => {
    opened.push(db);
    throw fault;
  });
  await expect(failing).rejects.toBe(fault);
  expect(opened).toHaveLength(2);
  for (const db of opened) expect(() => db.transaction('state')).toThrow();
});

it('is outdated where a later version takes over meanwhile, and from then on', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  onTestFinished(() => void vi.unstubAllGlobals());
  const overtaken = withDb(async (db) => {
    await takeOver();
    return db.get('state', 'agent');
  });
  await expect(overtaken).rejects.toThrow(OutdatedVersion);
  await expect(withDb(async (db) => db.name)).rejects.toThrow(OutdatedVersion);
});
