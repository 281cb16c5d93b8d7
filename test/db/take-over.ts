import { openDB } from 'idb';
import { DB_NAME } from '../../lib/db/open.ts';

/** As a later version of the extension does. */
export async function takeOver(): Promise<void> {
  (await openDB(DB_NAME, 1_000)).close();
}
