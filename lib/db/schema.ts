import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { FactCounts } from '../directory/tally.ts';
import type { Partner, TenantId, Workspace } from '../directory/types.ts';
import type { Commit, Conflict, Folded } from '../log/types.ts';
import type { CustomerPage } from './pages.ts';

/** A commit as listed in the history, and how many documents it touched. */
export type LogHeader = Omit<Commit, 'ops'> & {
  position: number;
  docs: number;
  /** The revision that it made; absent when it is the position's number. */
  revision?: number;
};

/** Some operations of a commit, or of what takes it back, each as JSON. */
export type OpsKey = [position: number, kind: 'ops' | 'inverse', part: number];

/** This profile as an author: `n` is the number of its last commit. */
export interface Agent {
  agent: string;
  n: number;
}

/** How far this profile has read its team's log. */
export interface Cursor {
  /** Random; names the workspace. */
  workspace: string;
  /** Of the log; counted from 1. */
  file: number;
  /** Bytes of the file that are read. */
  offset: number;
  /** Of the last line that is read. */
  position: number;
}

/** Commits that were sent, and of which nobody knows yet whether they arrived. */
export interface InFlight {
  /** Numbers of this profile's commits. */
  from: number;
  to: number;
}

/** The workspace that this profile is about to start, and the revision that it starts it with. */
export interface Starting {
  starts: string;
  revision: number;
}

/** The last `n` seen in the team's log of each agent. */
export type AgentCounts = Map<string, number>;

/** What the parts of the tally belong to: see lib/db/tally.ts. */
export interface TallyHead {
  v: 1;
  /** The revision that it counts. */
  position: number;
  /** Domains that more than one customer has. */
  sharedDomains: number;
  /** All counts of all parts added up: parts that do not come to it are damaged. */
  total: number;
}

/** The lookup's index: see lib/lookup/build-segment.ts. */
export interface LookupBase {
  /** Every revision up to it is in the index; of later ones some may be. */
  position: number;
  bytes: Blob;
  /** Stored customers that could not be read and are not in it. */
  damaged: number;
}

export interface Schema extends DBSchema {
  /** Page of customers, keyed by the first digits of their tenant ids. Dropped ones stay, marked, for a concurrent edit to bring back. */
  customers: { key: string; value: CustomerPage };
  /** Page of domains with their customers, keyed by a hash of the domain: see domain-page.ts. */
  domains: { key: string; value: string };
  partners: { key: TenantId; value: Folded<Partner> };
  log: { key: number; value: LogHeader };
  /** Apart from the log, so that listing the history reads none of them. */
  ops: { key: OpsKey; value: string[] };
  conflicts: { key: string; value: Conflict };
  state: {
    key: 'agent' | 'workspace' | 'tally' | `tally/${string}`;
    value: Agent | Folded<Workspace> | TallyHead | FactCounts;
  };
  /** Under `base` the index; under a revision what it changed for the lookup, as JSON. */
  lookup: { key: 'base' | number; value: LookupBase | string };
  /** Under a revision which fields it changed, as JSON: see touched.ts. The newest key is the revision. */
  touched: { key: number; value: string };
  /** The team's versions of documents that waiting commits write to: see shadow.ts. */
  shadow: { key: string; value: string };
  /** Only in a profile that shares its directory, or is about to. */
  sync: { key: 'cursor' | 'agents' | 'inFlight' | 'starting'; value: Cursor | AgentCounts | InFlight | Starting };
}

export type Db = IDBPDatabase<Schema>;
export type StoreName = StoreNames<Schema>;
export type WriteTransaction = IDBPTransaction<Schema, StoreName[], 'readwrite'>;
