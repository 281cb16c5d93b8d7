import type { IDBPTransaction } from 'idb';
import { customerDoc, partnerDoc, WORKSPACE_DOC } from '../log/doc-id.ts';
import type { Conflict, DocId, Folded } from '../log/types.ts';
import { freshKeyOf, prefixOfKey } from './fresh-pages.ts';
import { headersIn } from './log-rows.ts';
import { memberOf, readMembers } from './members.ts';
import { tenantOfRecord } from './page-records.ts';
import { decodeCustomer, isPage } from './pages.ts';
import { newestRevision } from './revision.ts';
import type { AgentCounts, Cursor, Db, LogHeader, Members, Schema, StoreName } from './schema.ts';
import { readAgentCounts, readCursor, readPosition } from './sync-state.ts';
import { waitingRange } from './waiting.ts';

export type FoldedDoc = readonly [doc: DocId, folded: Folded];

/** Everything that a profile has, at one moment, before it is shared. */
export interface WholeDirectory extends StoredDocs {
  revision: number;
  /** Of the newest commit. */
  position: number;
  /** This profile's agent and the number of its last commit. */
  agents: Map<string, number>;
  /** The author of the newest commit. */
  members: Members;
}

/** Parses no page before it is asked for. Damaged records are left out. */
export async function readDirectory(db: Db): Promise<WholeDirectory> {
  const tx = db.transaction(['customers', 'partners', 'state', 'conflicts', 'touched', 'log', 'sync']);
  const log = tx.objectStore('log');
  const [docs, agent, newest, position, revision] = await Promise.all([
    readDocs(tx),
    tx.objectStore('state').get('agent'),
    log.openCursor(null, 'prev'),
    readPosition(log, tx.objectStore('sync')),
    newestRevision(tx.objectStore('touched'), log),
  ]);
  return {
    ...docs,
    revision,
    position,
    members: membersIn(newest ? headersIn(newest.value).at(-1) : undefined),
    agents: new Map(agent && 'agent' in agent ? [[agent.agent, agent.n]] : []),
  };
}

/** A team's directory as this profile has it at a place of the log. */
export interface TeamDirectory extends StoredDocs {
  cursor: Cursor;
  agents: AgentCounts;
  members: Members;
}

/** Undefined in a profile that shares nothing, or while something waits: then what is shown is not the team's. */
export async function readTeamDirectory(db: Db): Promise<TeamDirectory | undefined> {
  const tx = db.transaction(['customers', 'partners', 'state', 'conflicts', 'log', 'sync']);
  const sync = tx.objectStore('sync');
  const [docs, cursor, agents, members, waiting] = await Promise.all([
    readDocs(tx),
    readCursor(sync),
    readAgentCounts(sync),
    readMembers(sync),
    tx.objectStore('log').count(waitingRange()),
  ]);
  return cursor && waiting === 0 ? { ...docs, cursor, agents, members } : undefined;
}

interface StoredDocs {
  conflicts: Conflict[];
  /** Documents as folded, dropped ones too, in the order of their ids, some at a time. */
  pages: () => Iterable<FoldedDoc[]>;
}

type ReadTransaction = IDBPTransaction<Schema, StoreName[], 'readonly'>;

async function readDocs(tx: Pick<ReadTransaction, 'objectStore'>): Promise<StoredDocs> {
  const customers = tx.objectStore('customers');
  const [keys, pages, partners, workspace, conflicts] = await Promise.all([
    customers.getAllKeys(),
    customers.getAll(),
    tx.objectStore('partners').getAll(),
    tx.objectStore('state').get('workspace'),
    tx.objectStore('conflicts').getAll(),
  ]);
  const stored = new Map<string, unknown>(keys.map((key, at) => [key, pages[at]]));
  return {
    conflicts,
    *pages() {
      const byPrefix = [...Map.groupBy(stored, ([key]) => prefixOfKey(key))].sort(([a], [b]) => (a < b ? -1 : 1));
      for (const [, some] of byPrefix) yield customersOf(new Map(some));
      yield partners.map((folded): FoldedDoc => [partnerDoc(folded.value.tenantId), folded]);
      yield workspace && 'value' in workspace ? [[WORKSPACE_DOC, workspace]] : [];
    },
  };
}

const membersIn = (newest: LogHeader | undefined): Members =>
  new Map(newest ? [[newest.agent, memberOf(newest, newest.position)]] : []);

/** Fresh records stand for what the pages beside them have of their customers. */
function customersOf(pages: ReadonlyMap<string, unknown>): FoldedDoc[] {
  const isFresh = (key: string) => key === freshKeyOf(prefixOfKey(key));
  const fresh = [...pages].flatMap(([key, page]) => (isFresh(key) ? recordsOf(page) : []));
  const replaced = new Set(fresh.map(tenantOfRecord));
  const older = [...pages].flatMap(([key, page]) => (isFresh(key) ? [] : recordsOf(page)));
  const whole = older.filter((record) => !replaced.has(tenantOfRecord(record)));
  const docs = [...fresh, ...whole].flatMap((record): FoldedDoc[] => {
    const folded = decodeCustomer(record);
    return folded ? [[customerDoc(folded.value.tenantId), folded]] : [];
  });
  return docs.sort(([one], [other]) => (one < other ? -1 : 1));
}

const recordsOf = (page: unknown): unknown[] => (isPage(page) ? page : []);
