import { expect } from 'vitest';
import { getEntry } from '../../../lib/db/history.ts';
import type { Db } from '../../../lib/db/open.ts';
import { readTally } from '../../../lib/db/tally.ts';
import { getWaitingIds } from '../../../lib/db/waiting.ts';
import { emptyFoldState, type FoldState, fold } from '../../../lib/log/fold.ts';
import { PENDING } from '../../../lib/log/pending.ts';
import type { Op } from '../../../lib/log/types.ts';
import { logName } from '../../../lib/workspace/codec/blob-names.ts';
import { readTail } from '../../../lib/workspace/codec/read-tail.ts';
import { createSync, type Sync } from '../../../lib/workspace/sync/create-sync.ts';
import { leaveWorkspace } from '../../../lib/workspace/sync/leave-workspace.ts';
import { startWorkspace } from '../../../lib/workspace/sync/start-workspace.ts';
import { getBlob } from '../../../lib/workspace/transport/read-blob.ts';
import type { Store } from '../../../lib/workspace/transport/send.ts';
import { failWrite } from '../../db/fail-write.ts';
import { countedTally, readStored, sorted } from '../../db/stored-state.ts';
import { createFaultyFetch, type Fault } from '../../stand-ins/azurite/faulty-fetch.ts';
import { storeOf } from '../transport/store-of.ts';
import { closeProfile, commit, copyProfile, join, openProfile } from './member.ts';

/** So short that the log goes on in further files. */
const SEAL_AT = 5;
/** So often that who comes late begins with one. */
const SNAPSHOT_EVERY = 4;

/** A member, whose network and database fail as they are told. */
export class Member {
  readonly faults: Fault[] = [];
  private readonly store: Store;
  private sync: Sync;

  constructor(
    readonly db: Db,
    private readonly url: string,
  ) {
    this.store = storeOf(url, createFaultyFetch(endless(this.faults)));
    this.sync = this.restart();
  }

  restart(): Sync {
    return createSync(this.db, this.store, { sealAt: SEAL_AT, snapshotEvery: SNAPSHOT_EVERY });
  }

  /** Over a network on which these befall the next requests. */
  async exchange(faults: readonly Fault[] = []) {
    this.faults.splice(0, this.faults.length, ...faults);
    const outcome = await this.sync.run();
    this.faults.length = 0;
    return outcome;
  }

  /** The write of that number is refused, and the page begins anew. */
  async exchangeRefused(write: number, faults: readonly Fault[]): Promise<void> {
    await failWrite(write, () => this.exchange(faults));
    this.sync = this.restart();
  }

  /** The ids of what it committed. */
  async commit(ops: Op[]): Promise<string[]> {
    const outcome = await commit(this.db, ...ops);
    const entry = outcome.state === 'written' ? await getEntry(this.db, outcome.position) : undefined;
    return entry ? [entry.commit.id] : [];
  }

  /** Leaves, writes something of its own and joins anew. The ids of what had waited, which the team may never see. */
  async leave(local: 'drop' | 'keep', ops: Op[]): Promise<string[]> {
    const waiting = await getWaitingIds(this.db);
    const { state } = await leaveWorkspace(this.db);
    if (state !== 'left') return [];
    await this.commit(ops);
    expect(await join(this.db, storeOf(this.url), local)).toMatchObject({ state: 'joined' });
    this.sync = this.restart();
    return waiting;
  }

  async copy(): Promise<Member> {
    return new Member(await copyProfile(this.db), this.url);
  }

  async waiting(): Promise<number> {
    return this.db.count('log', IDBKeyRange.lowerBound(PENDING));
  }
}

function* endless(faults: Fault[]): Generator<Fault> {
  for (;;) yield faults.shift() ?? 'none';
}

/** Members of a workspace that begins empty. */
export async function openTeam(url: string, count: number): Promise<Member[]> {
  const store = storeOf(url);
  const first = await openProfile();
  await startWorkspace(first, store);
  const members = [new Member(first, url)];
  while (members.length < count) members.push(await joinTeam(url));
  return members;
}

export async function joinTeam(url: string, name?: string): Promise<Member> {
  const db = await openProfile(name);
  expect(await join(db, storeOf(url))).toEqual({ state: 'joined' });
  return new Member(db, url);
}

export const closeTeam = (members: readonly Member[]) => Promise.all(members.map(({ db }) => closeProfile(db)));

/** The log, read from its files and folded from nothing; and how often each commit counted. */
export async function foldLog(url: string): Promise<{ state: FoldState; counted: string[] }> {
  const store = storeOf(url);
  const state = emptyFoldState();
  const counted: string[] = [];
  for (let file = 1; ; file += 1) {
    const got = await getBlob(store, logName(file));
    if (got.state !== 'found') return { state, counted };
    for (const { line } of readTail(got.bytes, 0).entries) {
      const before = state.agents.get(line.kind === 'commit' ? line.commit.agent : '') ?? 0;
      if (line.kind !== 'commit') state.position += 1;
      else fold(state, [line.commit]);
      if (line.kind === 'commit' && line.commit.n > before) counted.push(line.commit.id);
    }
  }
}

/** Everyone has read all of the log, everything issued is in it once (`given` up: once or not at all), and all of them show what it yields. */
export async function expectConverged(
  url: string,
  members: readonly Member[],
  issued: readonly string[],
  given: ReadonlySet<string>,
) {
  for (let round = 0; round < 2; round += 1)
    for (const member of members) expect(await member.exchange()).toEqual({ state: 'shared' });
  const { state, counted } = await foldLog(url);
  const due = issued.filter((id) => !given.has(id) || counted.includes(id));
  expect(counted.toSorted()).toEqual([...new Set(due)].sort());
  const late = await joinTeam(url);
  expect(await late.exchange()).toEqual({ state: 'shared' });
  for (const { db } of [...members, late]) {
    const stored = await readStored(db);
    expect(sorted(stored.shown)).toEqual(sorted(state.docs));
    expect(sorted(stored.shared)).toEqual(sorted(state.docs));
    expect(sorted(stored.conflicts)).toEqual(sorted(state.conflicts));
    expect(stored.cursor?.position).toBe(state.position);
    expect(await db.get('sync', 'inFlight')).toBeUndefined();
    const tally = await readTally(db);
    expect([...(tally?.facts ?? [])].sort()).toEqual([...(await countedTally(db)).facts].sort());
  }
  await closeTeam([late]);
  return state;
}
