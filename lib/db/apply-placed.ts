import { docOf, docsIn } from '../log/ops-on.ts';
import type { PlacedLines } from '../log/place-lines.ts';
import { docsOfAll, type Placed, type Rebased, rebase } from '../log/rebase.ts';
import type { DocId, Path } from '../log/types.ts';
import { readAgent } from './agent.ts';
import { type MadeEntry, putEntries } from './history-rows.ts';
import { renewedAgent } from './renewed-agent.ts';
import type { AgentCounts, LogHeader, WriteTransaction } from './schema.ts';
import { readAllShadows, readShadows } from './shadow.ts';
import { toldByDone } from './told-by-done.ts';
import { pathsOf } from './touched.ts';
import { readTouchedDocs } from './touched-docs.ts';
import { deleteWaiting, readWaiting } from './waiting.ts';
import { type BeforeRebase, writeRebased } from './write-rebased.ts';

/**
 * Puts commits that count under those that still wait: documents, history and conflicts. `headers`: of all that waited
 * before.
 */
export async function applyPlaced(
  tx: WriteTransaction,
  placed: PlacedLines,
  headers: readonly LogHeader[],
  revision: number,
): Promise<void> {
  const { arrived, waited } = placed;
  const gone = new Set(waited.values());
  const still = await keptOwn(
    tx,
    placed.agents,
    headers.filter(({ position }) => !gone.has(position)),
  );
  const docs = docsOfAll(arrived);
  if (still.isRenewed) for (const doc of (await readAllShadows(tx)).keys()) docs.add(doc);
  const { before, rebased } = await readRebased(tx, arrived, still.headers, docs);
  for (const position of gone) deleteWaiting(tx, position);
  const made = new Map(headers.map((header) => [header.position, header.revision]));
  const entries = arrived.map(({ position, commit }): MadeEntry => {
    const inverse = rebased.inverses.get(position) ?? [];
    const madeAt = made.get(waited.get(position) ?? 0) ?? revision;
    return [
      { position, commit, inverse },
      { docs: docsIn(commit.ops).size, revision: madeAt },
    ];
  });
  const rows = putEntries(tx, entries);
  const written = pathsWritten(arrived.filter(({ position }) => !waited.has(position)));
  await Promise.all([...rows, writeRebased(tx, before, rebased, written, revision)]);
}

/** What folding documents again would yield. `waiting`: of all that still waits. */
export async function readRebased(
  tx: WriteTransaction,
  arrived: readonly Placed[],
  waiting: readonly LogHeader[],
  docs: ReadonlySet<DocId>,
): Promise<{ before: BeforeRebase; rebased: Rebased }> {
  const before = await readBefore(tx, docs);
  const isWaitedFor = [...docs].some((doc) => before.shadows.has(doc)) || arrived.some(decides);
  const above = isWaitedFor ? await readWaiting(tx, waiting, docs) : [];
  return { before, rebased: rebase(arrived, above, (doc) => sharedOf(before, doc), docs) };
}

/** Which fields commits write, document by document. */
function pathsWritten(placed: readonly Placed[]): Map<DocId, Path[]> {
  const written = new Map<DocId, Path[]>();
  for (const { commit } of placed) {
    for (const op of commit.ops) {
      const doc = docOf(op);
      if (!doc) continue;
      const paths = written.get(doc) ?? [];
      for (const path of pathsOf(op)) paths.push(path);
      written.set(doc, paths);
    }
  }
  return written;
}

/** Settles conflicts or takes them up again, as something that waits may do too. */
const decides = ({ commit }: Placed) => commit.ops.some((op) => docOf(op) === undefined);

/** What still waits stays this profile's, under another agent id if its own was taken. */
async function keptOwn(
  tx: WriteTransaction,
  agents: AgentCounts,
  headers: readonly LogHeader[],
): Promise<{ headers: readonly LogHeader[]; isRenewed: boolean }> {
  const own = await readAgent(tx);
  const agent = renewedAgent(own, agents, headers);
  if (agent === undefined) return { headers, isRenewed: false };
  toldByDone(tx.objectStore('state').put({ agent, n: own.n }, 'agent'));
  const renewed = headers.map((header) => ({ ...header, agent }));
  for (const header of renewed) toldByDone(tx.objectStore('log').put(header));
  return { headers: renewed, isRenewed: true };
}

/** What is stored of documents, and what is kept of them. */
async function readBefore(tx: WriteTransaction, docs: ReadonlySet<DocId>): Promise<BeforeRebase> {
  const [touched, shadows] = await Promise.all([readTouchedDocs(tx, docs), readShadows(tx, docs)]);
  return { touched, shadows };
}

/** The team's version: kept apart where something waits, else the stored one. */
function sharedOf({ touched, shadows }: BeforeRebase, doc: DocId) {
  return shadows.has(doc) ? (shadows.get(doc) ?? undefined) : touched.get(doc);
}
