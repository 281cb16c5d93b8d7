import { deleteDB } from 'idb';
import { commitPlan } from '../../../lib/db/commit.ts';
import { getHeld } from '../../../lib/db/held.ts';
import { getEntry, getHead, readHistory } from '../../../lib/db/history.ts';
import { type Db, openDb } from '../../../lib/db/open.ts';
import type { Directory, TenantId } from '../../../lib/directory/types.ts';
import { diffCustomer, diffPartner, diffWorkspace } from '../../../lib/log/diff.ts';
import { createPlan } from '../../../lib/log/plan.ts';
import type { CommitSource, Op } from '../../../lib/log/types.ts';
import { keepIndex } from '../../../lib/lookup/keep-index.ts';
import { reviewUndo } from '../../../lib/session/history-undo.ts';
import { today } from '../../../lib/today.ts';
import { writeCustomersCsv } from '../../../lib/transfer/customer-csv.ts';
import { prepareImport } from '../../../lib/transfer/prepare-import.ts';
import { letPass } from '../../../lib/workspace/sync/held-changes.ts';
import { startWorkspace } from '../../../lib/workspace/sync/start-workspace.ts';
import { failWrite } from '../../db/fail-write.ts';
import { sampleDirectory } from '../../sample-data.ts';
import { createRandom, type Random } from '../../sample-random.ts';
import type { Fault } from '../../stand-ins/azurite/faulty-fetch.ts';
import { expectConverged, joinTeam, Member } from '../../workspace/sync/team.ts';
import { storeOf } from '../../workspace/transport/store-of.ts';
import type { PageStep } from '../step.ts';
import { checkProfile } from './checks.ts';
import { corrupt } from './corrupt.ts';
import { randomOps } from './edits.ts';
import { createFollowers, type FeedPlaces, publish, setUpPublishing } from './feeds.ts';

/** Where a course takes place. */
export interface Place {
  /** Of the own profile; the colleague's has a name after it. */
  db: string;
  /** The team's container. */
  log: string;
  feeds: FeedPlaces;
  customers: number;
  seed: number;
}

/** What is to be found in the log in the end: ids of commits. `maybe`: whether they were written nobody was told. */
export interface Ledger {
  issued: string[];
  maybe: string[];
}

export interface Soak {
  /** Makes both profiles, or goes on with those that there are. */
  open(place: Place): Promise<void>;
  /** Resolves to the ids of what was committed and acknowledged. */
  act(step: PageStep): Promise<string[]>;
  /** Rejects with what does not hold; resolves to how many customers there are. */
  check(seed: number): Promise<number>;
  /** Ids of the newest commits that are stored in either profile. */
  recent(): Promise<string[]>;
  /** Everything is exchanged and published, and must be the same everywhere. */
  settle(ledger: Ledger): Promise<void>;
}

const AT = '2026-01-01T00:00:00.000Z';
const BULK = 60;
const FOLLOWERS = 3;

async function commit(db: Db, ops: readonly (Op | undefined)[], source: CommitSource = 'edit'): Promise<string[]> {
  const outcome = await commitPlan(db, createPlan(source, await getHead(db), ops), { by: 'Ann', at: AT });
  const entry = outcome.state === 'written' ? await getEntry(db, outcome.position) : undefined;
  return entry ? [entry.commit.id] : [];
}

const opsOf = ({ workspace, partners, customers }: Directory) => [
  workspace && diffWorkspace(undefined, workspace),
  ...partners.map((partner) => diffPartner(undefined, partner)),
  ...customers.map((customer) => diffCustomer(undefined, customer)),
];

function createSoak(): Soak {
  let own: Member;
  let colleague: Member;
  let log: string;
  let directory: Directory;
  let ids: readonly TenantId[] = [];
  const followers = createFollowers(today());

  async function begin(place: Place): Promise<void> {
    const db = await openDb(place.db);
    const isNew = (await getHead(db)) === 0;
    // Begun empty, so that the log tells all there is.
    if (isNew) await startWorkspace(db, storeOf(log));
    own = new Member(db, log);
    if (isNew) {
      await commit(db, opsOf(directory), 'setup');
      await commit(db, [await setUpPublishing(db, place.feeds)], 'setup');
      await own.exchange();
    }
    const name = `${place.db}/colleague`;
    const known = (await indexedDB.databases()).some((one) => one.name === name);
    colleague = known ? new Member(await openDb(name), log) : await joinAs(name);
    await keepIndex(db);
  }

  async function joinAs(name: string): Promise<Member> {
    await deleteDB(name);
    return joinTeam(log, name);
  }

  const edit = async (db: Db, count: number, random: Random) => commit(db, await randomOps(db, ids, count, random));

  async function importSome(db: Db, random: Random): Promise<string[]> {
    const chosen = directory.customers.filter(() => random.chance(0.2));
    const file = new Blob([writeCustomersCsv(chosen)]);
    const { plan } = await prepareImport(file, db, { today: today(), onProgress: () => undefined });
    const outcome = await commitPlan(db, plan, { by: 'Ann', at: AT });
    const entry = outcome.state === 'written' ? await getEntry(db, outcome.position) : undefined;
    return entry ? [entry.commit.id] : [];
  }

  async function undoOne(db: Db, random: Random): Promise<string[]> {
    // Taking back whom customers call, or the keys for publishing, would end publishing, as it should.
    const headers = (await readHistory(db, { limit: 30 })).filter(({ source }) => source !== 'setup');
    if (headers.length === 0) return [];
    const reviewable = await reviewUndo(db, random.pick(headers).position, () => ({ by: 'Ann', at: AT }));
    const outcome = await reviewable?.confirm();
    const entry = outcome?.state === 'written' ? await getEntry(db, outcome.position) : undefined;
    return entry ? [entry.commit.id] : [];
  }

  /** Two writers who know the same state: both are written, or one is told that it came too late. */
  async function race(random: Random): Promise<string[]> {
    const [one, other] = [createRandom(random.word()), createRandom(random.word())];
    return (await Promise.all([edit(own.db, 3, one), edit(own.db, 3, other)])).flat();
  }

  /** A person looks at a large change and lets it pass. */
  async function exchange(member: Member, faults: readonly Fault[]): Promise<void> {
    const outcome = await member.exchange(faults);
    const held = outcome.state === 'held' ? await getHeld(member.db) : undefined;
    if (held) await letPass(member.db, held.to.position);
    if (held) await member.exchange();
  }

  /** A transaction over the stores that a commit writes, open while the commit is asked for. */
  async function whileHeld(random: Random): Promise<string[]> {
    const other = await openDb(own.db.name);
    const tx = other.transaction([...other.objectStoreNames], 'readwrite');
    const committing = edit(own.db, 2, random);
    for (let n = 0; n < 20; n += 1) await tx.objectStore('partners').count();
    await tx.done;
    other.close();
    return committing;
  }

  async function full({ write, during, seed }: Extract<PageStep, { do: 'full' }>): Promise<string[]> {
    const written: string[] = [];
    const run = async () => {
      if (during === 'exchange') await exchange(own, []);
      else if (during === 'import') written.push(...(await importSome(own.db, createRandom(seed))));
      else written.push(...(await edit(own.db, 4, createRandom(seed))));
    };
    if (await failWrite(write, run)) own.restart();
    return written;
  }

  async function act(step: PageStep): Promise<string[]> {
    const random = createRandom('seed' in step ? step.seed : 0);
    switch (step.do) {
      case 'edit':
        return edit(own.db, 1 + random.int(3), random);
      case 'bulk':
        return edit(own.db, BULK, random);
      case 'colleague':
        return edit(colleague.db, 1 + random.int(3), random);
      case 'import':
        return importSome(own.db, random);
      case 'undo':
        return undoOne(own.db, random);
      case 'race':
        return race(random);
      case 'held':
        return whileHeld(random);
      case 'full':
        return full(step);
      case 'corrupt':
        await corrupt(own.db, step.what, random);
        return [];
      case 'publish':
        await publish(own.db, today(), step.faults);
        return [];
      case 'exchange':
        await exchange(step.who === 'own' ? own : colleague, step.faults);
        return [];
    }
  }

  async function settle({ issued, maybe }: Ledger): Promise<void> {
    for (let round = 0; round < 3; round += 1) for (const member of [own, colleague]) await exchange(member, []);
    await expectConverged(log, [own, colleague], [...issued, ...maybe], new Set(maybe));
    const disputed = (await own.db.count('conflicts')) > 0;
    if (!(await publish(own.db, today()))) throw new Error('Not everything could be published.');
    for (const id of disputed ? [] : ids.slice(0, FOLLOWERS)) {
      const difference = await followers.differenceFor(own.db, id);
      if (difference !== undefined) throw new Error(difference);
    }
  }

  return {
    async open(place) {
      log = place.log;
      directory = sampleDirectory({ customers: place.customers, seed: place.seed });
      ids = directory.customers.map(({ tenantId }) => tenantId);
      await begin(place);
    },
    act,
    async check(seed) {
      await checkProfile(colleague.db, ids, createRandom(seed));
      return checkProfile(own.db, ids, createRandom(seed));
    },
    async recent() {
      const histories = await Promise.all([own, colleague].map(({ db }) => readHistory(db, { limit: 60 })));
      return histories.flat().map(({ id }) => id);
    },
    settle,
  };
}

declare global {
  /** There in the page of the soak. */
  var soak: Soak;
}

globalThis.soak = createSoak();
