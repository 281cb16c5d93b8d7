import { Dexie, type EntityTable } from 'dexie';
import { type PlainCustomer, type PlainSubscription, readPlainRows } from './plain-rows.ts';
import type { TaskOutcome } from './task.ts';

class Rows extends Dexie {
  declare customers: EntityTable<PlainCustomer, 'customerId'>;
  declare subscriptions: EntityTable<PlainSubscription, 'id'>;
}

async function openRows(): Promise<Rows> {
  const db = new Rows('bench-dexie');
  db.version(1).stores({ customers: 'customerId, companyName, domain', subscriptions: 'id, customerId' });
  await db.open();
  return db;
}

/** The straightforward schema through Dexie: a record each, three secondary indexes, `bulkPut` in one transaction. */
export async function importDexie(file: File): Promise<TaskOutcome> {
  const db = await openRows();
  const start = performance.now();
  const { customers, subscriptions } = await readPlainRows(file);
  const readAt = performance.now();
  await db.transaction('rw', db.customers, db.subscriptions, async () => {
    await db.customers.bulkPut(customers);
    await db.subscriptions.bulkPut(subscriptions);
  });
  const end = performance.now();
  return {
    ms: end - start,
    phases: { read: readAt - start, write: end - readAt },
    customers: await db.customers.count(),
    subscriptions: await db.subscriptions.count(),
  };
}
