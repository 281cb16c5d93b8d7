import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { FactCounts } from '../directory/tally.ts';
import type { Partner, TenantId, Workspace } from '../directory/types.ts';
import type { Commit, Conflict, Folded } from '../log/types.ts';
import type { CustomerPage } from './pages.ts';
import type { StoredFeed, StoredPublishing, StoredPublishRun, StoredRequest } from './publishing-schema.ts';

/** A commit as listed in the history, and how many documents it touched. */
export type LogHeader = Omit<Commit, 'ops'> & {
  position: number;
  docs: number;
  /** The revision that it made; absent when it is the position's number. */
  revision?: number;
  /** Of one that is stored with others: key of their row, and which of them it is. */
  packed?: readonly [key: number, at: number];
};

/** Commits that arrived together, in one row: a thousand rows take longer to write than all else about them. */
export interface LogPack {
  /** Of the last one. */
  position: number;
  /** Position of the first one. */
  first: number;
  /** Their headers, as JSON. */
  pack: string;
}

export type LogRow = LogHeader | LogPack;

/**
 * Some operations of a commit, or of what takes it back, each as JSON; `pack`: of each commit of a pack its operations
 * and what takes it back, as JSON.
 */
export type OpsKey = [position: number, kind: 'ops' | 'inverse' | 'pack', part: number];

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

/** A change by others so large that a person looks at it first, in documents. */
export interface Held {
  changed: number;
  dropped: number;
  added: number;
  /** Before it. */
  standing: number;
  /** Who made it, as they named themselves. */
  by: string[];
}

/** Lines of the team's log that are read and not applied. */
export interface StoredHeld {
  held: Held;
  from: Cursor;
  to: Cursor;
}

/** Large commits of this profile, and the blobs that hold their operations. */
export interface SentParts {
  /** `n`: the commit's number; `names`: the hashes of its parts. */
  sent: { n: number; names: string[] }[];
}

/** Where this profile last knew of a snapshot of the team's directory. */
export interface SnapshotCheck {
  checked: Cursor;
}

/** Lines of the team's log that may change as much as they do. */
export interface Release {
  /** Position of the last of them. */
  upTo: number;
  /** Whether the directory as it was before them is kept. */
  isKept: boolean;
}

/** The position that the team's log had when this profile left it: its documents carry stamps up to there. */
export interface Left {
  left: number;
}

/** The last `n` seen in the team's log of each agent. */
export type AgentCounts = Map<string, number>;

/** A profile that has written to the team's log. */
export interface Member {
  agent: string;
  /** As it named itself in its last commit. */
  by: string;
  /** ISO 8601 instant of its last commit. */
  at: string;
  /** Where that commit stands. */
  position: number;
  /** Its number. */
  n: number;
}

export type Members = Map<string, Member>;

/** Where the team's log lies, with the token that opens it: a secret. */
export interface StoredAddress {
  url: string;
  /** An administrator's policy brought it. */
  byPolicy?: true;
}

/** How the last exchange with the team's log ended. */
export interface StoredRun {
  /** ISO 8601 instant. */
  ranAt: string;
  /** ISO 8601 instant at which everything was last exchanged. */
  lastSharedAt?: string;
  /** As JSON: see lib/workspace/sync/sync-status.ts. */
  outcome: string;
}

/** The directory as it was before it was replaced or changed by many commits at once. */
export interface RestorePoint {
  /** ISO 8601 instant. */
  at: string;
  why: RestoreReason;
  /** Those that stood. */
  customers: number;
  /** Packed: see lib/workspace/restore/keep-restore-point.ts. */
  packed: Blob;
}

export type RestoreReason = 'join' | 'massChange';

/** One step of the exchange with the team's log, for diagnostics. No addresses, tokens or names. */
export interface SyncLogLine {
  /** ISO 8601 instant. */
  at: string;
  /** What happened, as a code. */
  what: string;
  figures?: Readonly<Record<string, number | string>>;
}

/** What the parts of the tally belong to: see lib/db/tally.ts. */
export interface TallyHead {
  v: 1;
  /** The revision that it counts. */
  position: number;
  /** Absent in one that was stored before they were counted. */
  customers?: number;
  /** Domains that more than one customer has. */
  sharedDomains: number;
  /** All counts of all parts added up: parts that do not come to it are damaged. */
  total: number;
}

/** The lookup's index: see lib/lookup/build-segment.ts. */
export interface LookupBase {
  /** Every revision up to it is in the index; of later ones some may be. */
  position: number;
  /** Random: told apart from one that was stored in its place. */
  id: string;
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
  log: { key: number; value: LogRow };
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
  /** Only in a profile that shares its directory, is about to, or has left. */
  sync: {
    key:
      | 'cursor'
      | 'agents'
      | 'inFlight'
      | 'starting'
      | 'members'
      | 'address'
      | 'status'
      | 'left'
      | 'held'
      | 'release'
      | 'snapshot'
      | 'parts';
    value:
      | Cursor
      | AgentCounts
      | InFlight
      | Starting
      | { members: Members }
      | StoredAddress
      | StoredRun
      | Left
      | StoredHeld
      | Release
      | SnapshotCheck
      | SentParts;
  };
  /** Under a number, the newest highest. */
  restore: { key: number; value: RestorePoint };
  /** Under a number, the newest highest. */
  syncLog: { key: number; value: SyncLogLine };
  /** Only in a profile that publishes to customers. */
  publishing: { key: 'own' | 'request' | 'run'; value: StoredPublishing | StoredRequest | StoredPublishRun };
  published: { key: TenantId; value: StoredFeed };
  /** Under a feed's address what this browser keeps of it: see lib/feed/subscribe/stored-feed.ts. */
  feeds: { key: string; value: object };
  /** Only in a profile that is connected: connection and runs, under their names. lib/partner-center knows what they are. */
  partnerCenter: { key: string; value: object };
  /** What Partner Center said of a customer and its subscriptions, last time it was asked. */
  observed: { key: TenantId; value: object };
  /** Rows of the last run that wrote to Partner Center: see applied.ts. */
  applied: { key: string; value: object };
}

export type Db = IDBPDatabase<Schema>;
export type StoreName = StoreNames<Schema>;
export type WriteTransaction = IDBPTransaction<Schema, StoreName[], 'readwrite'>;
