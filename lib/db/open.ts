import { type IDBPDatabase, openDB } from 'idb';
import type { Db, Schema } from './schema.ts';

export type { Db } from './schema.ts';

export const DB_NAME = 'support-contacts';

type Upgrade = (db: IDBPDatabase<Schema>) => void;

/** One step per released version, in order. Append only: a released step is never edited. */
const MIGRATIONS: readonly Upgrade[] = [
  (db) => {
    db.createObjectStore('customers');
    db.createObjectStore('domains');
    db.createObjectStore('partners');
    db.createObjectStore('log', { keyPath: 'position' });
    db.createObjectStore('ops');
    db.createObjectStore('conflicts', { keyPath: 'id' });
    db.createObjectStore('state');
  },
  (db) => {
    db.createObjectStore('lookup');
  },
  (db) => {
    db.createObjectStore('touched');
    db.createObjectStore('shadow');
    db.createObjectStore('sync');
  },
  (db) => {
    db.createObjectStore('restore', { autoIncrement: true });
    db.createObjectStore('syncLog', { autoIncrement: true });
  },
  (db) => {
    db.createObjectStore('publishing');
    db.createObjectStore('published');
  },
  (db) => {
    db.createObjectStore('feeds');
  },
  (db) => {
    db.createObjectStore('partnerCenter');
    db.createObjectStore('observed');
    db.createObjectStore('applied');
  },
];

export interface OpenOptions {
  migrations?: readonly Upgrade[];
  /** A later version of the extension has taken the database over: the connection is closed by now. */
  onOutdated?: () => void;
}

/**
 * Opens the directory's database and brings it up to date. A step that fails aborts the whole upgrade, so that the
 * old version stays as it was. A connection steps aside when another page brings a newer version. While one does not,
 * opening waits: requests stand in a line, so that only the first of them is told that it is blocked.
 */
export async function openDb(name: string = DB_NAME, options: OpenOptions = {}): Promise<Db> {
  const { migrations = MIGRATIONS, onOutdated } = options;
  const db = await openDB<Schema>(name, migrations.length, {
    upgrade(upgrading, oldVersion, _newVersion, tx) {
      try {
        for (const step of migrations.slice(oldVersion)) step(upgrading);
      } catch (cause) {
        tx.done.catch(() => undefined); // Opening rejects with the same fault.
        tx.abort();
        throw cause;
      }
    },
    blocking: () => {
      db.close();
      onOutdated?.();
    },
  });
  return db;
}
