import { getConflicts } from '../db/conflicts.ts';
import { getHead } from '../db/history.ts';
import { readLookup } from '../db/lookup.ts';
import type { Db } from '../db/open.ts';
import { readCustomerCount } from '../db/tally.ts';
import { secondsOf } from '../feed/seconds.ts';
import { feedStanding } from '../feed/subscribe/feed-view.ts';
import { readFeeds } from '../feed/subscribe/stored-feed.ts';
import type { PolicyReading } from '../policy/read-policy.ts';
import type { StorageUse } from '../session/setup-storage.ts';
import { readSyncStatus } from '../workspace/sync/sync-status.ts';
import type { Fact, Facts } from './facts.ts';
import { policyFacts } from './policy-facts.ts';

/** What the browser itself says. */
export interface Surroundings {
  version: string;
  /** `navigator.userAgent` */
  browser: string;
  languages: readonly string[];
  role: string;
  policy: Pick<PolicyReading, 'policy' | 'standing'>;
  storage: StorageUse;
  permissions: readonly string[];
  /** Match patterns that were granted. */
  hosts: readonly string[];
  /** Milliseconds since 1970. */
  now: number;
}

/** Reads what is stored; no request is made. Throws when the database cannot be read. */
export async function readFacts(db: Db, around: Surroundings): Promise<Facts> {
  const [directory, lookup, sharing, feeds] = await Promise.all([
    directoryFacts(db),
    lookupFacts(db),
    sharingFacts(db),
    feedFacts(db, around.now),
  ]);
  return {
    program: programFacts(around),
    policy: policyFacts(around.policy),
    storage: storageFacts(db, around.storage),
    directory,
    lookup,
    sharing,
    feeds,
    permissions: permissionFacts(around),
  };
}

const programFacts = ({ version, browser, languages, role }: Surroundings): Fact[] => [
  { name: 'version', text: version },
  { name: 'browser', text: browser },
  { name: 'languages', text: languages.join(', ') },
  { name: 'role', text: role },
];

const storageFacts = (db: Db, { used, quota, persistent }: StorageUse): Fact[] => [
  { name: 'schema', count: db.version },
  ...(used === undefined ? [] : [{ name: 'used' as const, bytes: used }]),
  ...(quota === undefined ? [] : [{ name: 'quota' as const, bytes: quota }]),
  { name: 'persistent', text: String(persistent) },
];

async function directoryFacts(db: Db): Promise<Fact[]> {
  const [customers, partners, revision, history, conflicts] = await Promise.all([
    readCustomerCount(db),
    db.count('partners'),
    getHead(db),
    db.count('log'),
    getConflicts(db),
  ]);
  return [
    customers === undefined ? { name: 'customers', text: '?' } : { name: 'customers', count: customers },
    { name: 'partners', count: partners },
    { name: 'revision', count: revision },
    { name: 'history', count: history },
    { name: 'conflicts', count: conflicts.length },
  ];
}

async function lookupFacts(db: Db): Promise<Fact[]> {
  const { base, deltas } = await readLookup(db);
  if (!base) return [{ name: 'index', text: '–' }];
  return [
    { name: 'index', bytes: base.bytes.size },
    { name: 'indexRevision', count: base.position },
    { name: 'indexChanges', count: deltas.length },
    ...(base.damaged > 0 ? [{ name: 'damaged' as const, count: base.damaged }] : []),
  ];
}

async function sharingFacts(db: Db): Promise<Fact[]> {
  const status = await readSyncStatus(db);
  if (!status.sharing) return [{ name: 'sharing', text: 'false' }];
  return [
    { name: 'sharing', text: 'true' },
    { name: 'position', count: status.position },
    { name: 'waiting', count: status.waiting },
    ...(status.lastRunAt ? [{ name: 'lastRun' as const, at: status.lastRunAt }] : []),
    ...(status.lastOutcome ? [{ name: 'outcome' as const, text: status.lastOutcome.state }] : []),
  ];
}

async function feedFacts(db: Db, now: number): Promise<Fact[]> {
  const [published, feeds] = await Promise.all([db.count('published'), readFeeds(db)]);
  const standings = feeds.map(({ subscription }) => feedStanding(subscription, secondsOf(now)));
  return [
    { name: 'published', count: published },
    { name: 'followed', count: feeds.length },
    ...standings.map((standing): Fact => ({ name: 'standing', text: standing })),
  ];
}

const permissionFacts = ({ permissions, hosts }: Surroundings): Fact[] => [
  { name: 'granted', text: permissions.toSorted().join(', ') },
  { name: 'hosts', count: hosts.length },
];
