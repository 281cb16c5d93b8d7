import { type IDBPDatabase, openDB } from 'idb';
import { OutdatedVersion } from './outdated-version.ts';
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

/** Why the database cannot be used. */
export type Hindrance =
  /** Not yet: a page of an earlier version holds it. Opening waits. */
  | 'held'
  /** A later version of the extension has taken it over: the connection is closed by now. */
  | 'outdated'
  /** The browser has closed the connection, as it does where the user clears what it stores. */
  | 'closed';

export interface OpenOptions {
  migrations?: readonly Upgrade[];
  /** May come before the database is open, and as long as it is. */
  onHindrance?: ((hindrance: Hindrance) => void) | undefined;
}

/**
 * Opens the directory's database and brings it up to date. A step that fails aborts the whole upgrade, so that the
 * old version stays as it was. A connection steps aside when another page brings a newer version. While one does not,
 * opening waits: requests stand in a line, so that only the first of them is told that it is blocked. Throws
 * `OutdatedVersion` where a later version has been before.
 */
export async function openDb(name: string = DB_NAME, options: OpenOptions = {}): Promise<Db> {
  const { migrations = MIGRATIONS, onHindrance } = options;
  const opening = openDB<Schema>(name, migrations.length, {
    upgrade(upgrading, oldVersion, _newVersion, tx) {
      try {
        for (const step of migrations.slice(oldVersion)) step(upgrading);
      } catch (cause) {
        tx.done.catch(() => undefined); // Opening rejects with the same fault.
        tx.abort();
        throw cause;
      }
    },
    blocked: () => onHindrance?.('held'),
    blocking: () => {
      db.close();
      onHindrance?.('outdated');
    },
    terminated: () => onHindrance?.('closed'),
  });
  const db = await opening.catch((cause: unknown) => {
    throw isNewer(cause) ? new OutdatedVersion({ cause }) : cause;
  });
  return db;
}

/** IndexedDB refuses to open a database in an earlier version than it has. */
const isNewer = (fault: unknown) => fault instanceof DOMException && fault.name === 'VersionError';
