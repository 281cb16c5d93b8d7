import { dequal } from 'dequal';
import { docsIn } from '../log/ops-on.ts';
import { placeLines } from '../log/place-lines.ts';
import { docsOfAll } from '../log/rebase.ts';
import type { Commit, DocId, Folded } from '../log/types.ts';
import { readRebased } from './apply-placed.ts';
import { countCustomers, countStanding } from './count-standing.ts';
import type { Db, Held, WriteTransaction } from './schema.ts';
import { readAgentCounts, readCursor } from './sync-state.ts';
import { getWaitingIds, readWaitingHeaders } from './waiting.ts';
import { writeWhole } from './write-whole.ts';

/** A document as it is shown and as it would be; undefined where it is not part of the directory. */
export interface ForeseenDoc {
  doc: DocId;
  before: object | undefined;
  after: object | undefined;
}

type Lines = readonly (Commit | undefined)[];

/** What the next lines of the team's log would change here. Nothing is written. */
export const foreseePull = (db: Db, lines: Lines): Promise<ForeseenDoc[]> =>
  writeWhole(db, 'relaxed', (tx) => foresee(tx, lines));

async function foresee(tx: WriteTransaction, lines: Lines): Promise<ForeseenDoc[]> {
  const sync = tx.objectStore('sync');
  const [cursor, agents, headers] = await Promise.all([
    readCursor(sync),
    readAgentCounts(sync),
    readWaitingHeaders(tx),
  ]);
  const ids = new Map(headers.map(({ id, position }) => [id, position]));
  const { arrived, waited } = placeLines(lines, { position: cursor?.position ?? 0, agents }, ids);
  const gone = new Set(waited.values());
  const still = headers.filter(({ position }) => !gone.has(position));
  const { before, rebased } = await readRebased(tx, arrived, still, docsOfAll(arrived));
  const docs = [...rebased.docs].map(([doc, { shown }]) => {
    return { doc, before: shownValue(before.touched.get(doc)), after: shownValue(shown) };
  });
  return docs.filter((one) => !dequal(one.before, one.after));
}

const shownValue = (folded: Folded | undefined): object | undefined => (folded?.dropped ? undefined : folded?.value);

/** Others may change or drop so many documents without anyone being asked, and so large a share of all. */
const MOST_DOCS = 20;
const MOST_SHARE = 0.2;

const isMuch = (count: number, standing: number) => count > MOST_DOCS && count > standing * MOST_SHARE;

/** What the lines would change, when that is so much that a person should look at it first. */
export async function weighPull(db: Db, lines: Lines): Promise<Held | undefined> {
  const commits = lines.filter((commit) => commit !== undefined);
  const most = touchedBy(commits);
  // Bounds that are quick to have spare nearly every pull the rest.
  if (!isMuch(most, 0) || !isMuch(most, await countCustomers(db))) return undefined;
  const own = new Set(await getWaitingIds(db));
  const others = commits.filter(({ id }) => !own.has(id));
  const touched = touchedBy(others);
  const standing = await countStanding(db);
  if (!isMuch(touched, standing)) return undefined;
  const counts = countForeseen(await foreseePull(db, lines));
  if (!isMuch(counts.changed + counts.dropped, standing)) return undefined;
  return { ...counts, standing, by: [...new Set(others.map(({ by }) => by))] };
}

const touchedBy = (commits: readonly Commit[]): number => docsIn(commits.flatMap(({ ops }) => ops)).size;

function countForeseen(docs: readonly ForeseenDoc[]): Pick<Held, 'changed' | 'dropped' | 'added'> {
  const counts = { changed: 0, dropped: 0, added: 0 };
  for (const { before, after } of docs) {
    if (!before) counts.added += 1;
    else if (!after) counts.dropped += 1;
    else counts.changed += 1;
  }
  return counts;
}
