import { type Db, openDb } from '../db/open.ts';

/** A connection of its own, closed at once: a worker that slept on an open one would hold up a page's upgrade. */
export async function withDb<Result>(use: (db: Db) => Promise<Result>): Promise<Result> {
  const db = await openDb();
  try {
    return await use(db);
  } finally {
    db.close();
  }
}
