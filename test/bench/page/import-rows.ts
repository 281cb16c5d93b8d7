import { type DBSchema, openDB } from 'idb';
import { type PlainCustomer, type PlainSubscription, readPlainRows } from './plain-rows.ts';
import type { TaskOutcome } from './task.ts';

interface Rows extends DBSchema {
  customers: { key: string; value: PlainCustomer; indexes: { companyName: string; domain: string } };
  subscriptions: { key: string; value: PlainSubscription; indexes: { customerId: string } };
}

const openRows = () =>
  openDB<Rows>('bench-rows', 1, {
    upgrade(db) {
      const customers = db.createObjectStore('customers', { keyPath: 'customerId' });
      customers.createIndex('companyName', 'companyName');
      customers.createIndex('domain', 'domain');
      db.createObjectStore('subscriptions', { keyPath: 'id' }).createIndex('customerId', 'customerId');
    },
  });

/** The straightforward schema through plain idb: a record each, three secondary indexes, one transaction. */
export async function importRows(file: File): Promise<TaskOutcome> {
  const db = await openRows();
  const start = performance.now();
  const { customers, subscriptions } = await readPlainRows(file);
  const readAt = performance.now();
  const tx = db.transaction(['customers', 'subscriptions'], 'readwrite');
  await Promise.all([
    ...customers.map((customer) => tx.objectStore('customers').put(customer)),
    ...subscriptions.map((subscription) => tx.objectStore('subscriptions').put(subscription)),
    tx.done,
  ]);
  const end = performance.now();
  return {
    ms: end - start,
    phases: { read: readAt - start, write: end - readAt },
    customers: await db.count('customers'),
    subscriptions: await db.count('subscriptions'),
  };
}
