import { getCustomers } from '../db/customers.ts';
import { getPartners } from '../db/partners.ts';
import { withDb } from '../db/with-db.ts';
import { contactsFor } from '../directory/contacts-for.ts';
import { telephoneToCall } from '../directory/whom-to-call.ts';
import type { LookupRow } from '../lookup/lookup-row.ts';
import { today } from '../today.ts';
import type { CallableRow } from './omnibox-text.ts';

/** Adds to each row whom to call. */
export const readCalls = (rows: readonly LookupRow[]): Promise<CallableRow[]> =>
  withDb(async (db) => {
    const ids = rows.map(({ tenantId }) => tenantId);
    const [customers, partners] = await Promise.all([getCustomers(db, ids), getPartners(db)]);
    return rows.map((row) => {
      const customer = customers.get(row.tenantId);
      return { row, call: customer && telephoneToCall(contactsFor(customer, { partners }, today())) };
    });
  });
