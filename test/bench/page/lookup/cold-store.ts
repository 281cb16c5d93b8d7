import { type DBSchema, openDB } from 'idb';

interface ColdIndexes extends DBSchema {
  /** What a library wrote of its index, by the library's name and, where it writes several, the part's. */
  parts: { key: string; value: Blob };
}

const open = () => openDB<ColdIndexes>('bench-cold', 1, { upgrade: (db) => void db.createObjectStore('parts') });

export async function putPart(key: string, text: string): Promise<void> {
  const db = await open();
  await db.put('parts', new Blob([text]), key);
  db.close();
}

/** Throws when it was not put there. */
export async function getPart(key: string): Promise<string> {
  const db = await open();
  const part = await db.get('parts', key);
  db.close();
  if (!part) throw new Error(`There is no ${key}.`);
  return part.text();
}

export async function getPartKeys(prefix: string): Promise<string[]> {
  const db = await open();
  const keys = await db.getAllKeys('parts', IDBKeyRange.bound(prefix, `${prefix}\uffff`));
  db.close();
  return keys;
}
