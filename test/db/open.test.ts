import { openDB } from 'idb';
import { expect, it, vi } from 'vitest';
import { openDb } from '../../lib/db/open.ts';

/** A page of an earlier version that does not step aside. */
async function openOld(name: string) {
  const old = await openDB(name, 1, { upgrade: (db) => void db.createObjectStore('customers') });
  await old.put('customers', 'kept', 'key');
  return old;
}

const addStores = [
  (db: { createObjectStore: (name: 'customers') => unknown }) => void db.createObjectStore('customers'),
  (db: { createObjectStore: (name: 'domains') => unknown }) => void db.createObjectStore('domains'),
];

it('goes on with all that an earlier version kept once that lets go of it', async () => {
  const old = await openOld('held');
  old.addEventListener('versionchange', () => old.close());
  const db = await openDb('held', { migrations: addStores });
  expect([...db.objectStoreNames]).toEqual(['customers', 'domains']);
  expect(await openedKey(db)).toBe('kept');
  db.close();
});

it('steps aside for a later version, and says so', async () => {
  const onOutdated = vi.fn();
  const db = await openDb('outdated', { migrations: addStores.slice(0, 1), onOutdated });
  const later = await openDb('outdated', { migrations: addStores });
  expect(onOutdated).toHaveBeenCalledOnce();
  expect(() => db.transaction('customers')).toThrow();
  later.close();
});

it('keeps the earlier version as it was when a step of the upgrade fails', async () => {
  (await openOld('failing')).close();
  const failing = () => {
    throw new Error('this step fails');
  };
  await expect(openDb('failing', { migrations: [...addStores, failing] })).rejects.toThrow();
  const old = await openDB('failing');
  expect(old.version).toBe(1);
  expect(await openedKey(old)).toBe('kept');
  old.close();
});

const openedKey = (db: Pick<Awaited<ReturnType<typeof openOld>>, 'get'>) => db.get('customers', 'key');
