import { forceCloseDatabase } from 'fake-indexeddb';
import { openDB, unwrap } from 'idb';
import { expect, it, vi } from 'vitest';
import { type Db, openDb } from '../../lib/db/open.ts';
import { OutdatedVersion } from '../../lib/db/outdated-version.ts';
import { until } from '../until.ts';

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

it('says at once that it is held, and opens once it is let go of', async () => {
  const old = await openOld('held long');
  const onHindrance = vi.fn();
  const opening = openDb('held long', { migrations: addStores, onHindrance });
  await until(() => expect(onHindrance).toHaveBeenCalledExactlyOnceWith('held'));
  old.close();
  (await opening).close();
});

it('steps aside for a later version, and says so', async () => {
  const onHindrance = vi.fn();
  const db = await openDb('outdated', { migrations: addStores.slice(0, 1), onHindrance });
  const later = await openDb('outdated', { migrations: addStores });
  expect(onHindrance).toHaveBeenCalledExactlyOnceWith('outdated');
  expect(() => db.transaction('customers')).toThrow();
  later.close();
});

it('is outdated where a later version has been before', async () => {
  (await openDb('later', { migrations: addStores })).close();
  await expect(openDb('later', { migrations: addStores.slice(0, 1) })).rejects.toThrow(OutdatedVersion);
});

it('says so when the browser closes it', async () => {
  const onHindrance = vi.fn();
  const db = await openDb('cleared', { migrations: addStores, onHindrance });
  forceClose(db);
  await until(() => expect(onHindrance).toHaveBeenCalledExactlyOnceWith('closed'));
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

/** The parameter of `forceCloseDatabase` is typed as the class in place of one of it. */
const forceClose: (db: Db) => void = (db) => Reflect.apply(forceCloseDatabase, undefined, [unwrap(db)]);
