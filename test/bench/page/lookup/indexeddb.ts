import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { TenantId } from '../../../../lib/directory/types.ts';
import type { EngineKind } from './engine.ts';
import { type PeerDoc, peerDocs, peerQuery } from './peer-docs.ts';

interface Tokens extends DBSchema {
  customers: { key: number; value: { tokens: string[] }; indexes: { tokens: string } };
}

const NAME = 'bench-tokens';
const MARKS = /[\u0300-\u036f]/g;
const ROWS_IN_A_TRANSACTION = 5_000;
/** Of one word among several; more would take longer than a keystroke may. */
const MOST_KEYS = 5_000;

const tokensOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

export const openTokens = () =>
  openDB<Tokens>(NAME, 1, {
    upgrade: (db) => db.createObjectStore('customers').createIndex('tokens', 'tokens', { multiEntry: true }),
  });

async function write(db: IDBPDatabase<Tokens>, docs: readonly PeerDoc[]): Promise<void> {
  for (let from = 0; from < docs.length; from += ROWS_IN_A_TRANSACTION) {
    const tx = db.transaction('customers', 'readwrite', { durability: 'relaxed' });
    for (const { id, ...fields } of docs.slice(from, from + ROWS_IN_A_TRANSACTION)) {
      const tokens = [...new Set(Object.values(fields).flatMap(tokensOf))];
      void tx.store.put({ tokens }, id).catch(() => undefined); // `done` rejects with it.
    }
    await tx.done;
  }
}

/** Customers that have a word beginning with each of the typed ones. */
export async function find(db: IDBPDatabase<Tokens>, text: string, limit: number): Promise<number[]> {
  const words = tokensOf(peerQuery(text));
  const most = words.length > 1 ? MOST_KEYS : limit;
  const keysOf = (word: string) =>
    db.getAllKeysFromIndex('customers', 'tokens', IDBKeyRange.bound(word, `${word}\uffff`), most);
  const [first = [], ...others] = (await Promise.all(words.map(keysOf))).map((keys) => new Set(keys));
  return [...first].filter((key) => others.every((keys) => keys.has(key))).slice(0, limit);
}

/** A row for each customer with a multiEntry index over its words: what IndexedDB offers by itself. */
export const engine: EngineKind = {
  async build(sample) {
    await deleteDB(NAME);
    const db = await openTokens();
    await write(db, peerDocs(sample));
    const tenantOf = (at: number): TenantId[] => {
      const doc = sample.docs[at];
      return doc ? [doc.tenantId] : [];
    };
    return { search: async (text, limit) => (await find(db, text, limit)).flatMap(tenantOf) };
  },
};
