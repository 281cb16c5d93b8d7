import { DB_NAME, type Db, openDb } from './open.ts';
import { OutdatedVersion } from './outdated-version.ts';

/**
 * A connection of its own, closed at once: a worker that slept on an open one would hold up a page's upgrade. Throws
 * `OutdatedVersion` also where a later version takes the database over meanwhile.
 */
export async function withDb<Result>(use: (db: Db) => Promise<Result>): Promise<Result> {
  let isOutdated = false;
  const db = await openDb(DB_NAME, {
    onHindrance: (hindrance) => {
      isOutdated ||= hindrance === 'outdated';
    },
  });
  try {
    return await use(db);
  } catch (cause) {
    throw isOutdated ? new OutdatedVersion({ cause }) : cause;
  } finally {
    db.close();
  }
}
