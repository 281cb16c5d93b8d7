import type { Db } from '../../db/schema.ts';

/** Held by the page or worker of a profile that exchanges commits with the team's log. */
export const syncLock = (db: Db): string => `support-contacts/sync/${db.name}`;
