import { findLostWriter, getWriter } from '../db/conflicts.ts';
import type { FoldedDocs } from '../db/folded-docs.ts';
import type { Db } from '../db/open.ts';
import { readPath } from '../log/paths.ts';
import { allStamps, stampsUnder } from '../log/stamps.ts';
import type { Conflict, Folded, Json, Stamp } from '../log/types.ts';
import { canKeepLost, type Dispute } from './conflict-disputes.ts';

/** One member's part in a dispute. */
export interface Side {
  /** Absent when the field is empty there, or the dispute is about the document. */
  value?: Json;
  agent: string;
  /** Undefined: the history that told the name is no longer kept. Empty: they gave none. */
  by?: string;
  /** ISO 8601 instant; absent as the name is. */
  at?: string;
  /** Written in this browser. */
  isOwn: boolean;
}

export type LostSide = Side & { conflict: Conflict };

export interface DisputeView {
  dispute: Dispute;
  /** `gone`: the record or its entry is no longer there, so that there is nothing left to choose. */
  state: 'field' | 'document' | 'gone';
  /** Absent when the record is gone. */
  standing?: Side;
  /** The newest of them, the newest last. */
  lost: LostSide[];
}

export interface Known {
  docs: FoldedDocs;
  /** This profile's agent. */
  own: string;
  /** The last name of each agent. */
  names: ReadonlyMap<string, string>;
}

/** The newest are looked up: one line of the log can hold a hundred thousand conflicts about one field. */
const MOST_LOST = 20;

/** Everything a person needs to decide: both values, whose they are, and since when. */
export async function viewDispute(db: Db, dispute: Dispute, known: Known): Promise<DisputeView> {
  const folded = known.docs.get(dispute.doc);
  const document = folded && !folded.dropped ? folded.value : undefined;
  const canKeep = canKeepLost(dispute, document);
  const lost = await Promise.all(dispute.conflicts.slice(-MOST_LOST).map((conflict) => lostSide(db, conflict, known)));
  const standing = folded && document && canKeep ? await standingSide(db, dispute, folded, known) : undefined;
  const about = dispute.path === undefined ? 'document' : 'field';
  return { dispute, state: canKeep ? about : 'gone', ...(standing ? { standing } : {}), lost };
}

async function lostSide(db: Db, conflict: Conflict, known: Known): Promise<LostSide> {
  const writer = await findLostWriter(db, conflict);
  const value = conflict.lost === undefined ? {} : { value: conflict.lost };
  return { conflict, ...value, ...authorship(conflict.lostAgent, writer, known) };
}

async function standingSide(db: Db, { path }: Dispute, folded: Folded, known: Known): Promise<Side> {
  const stamps = path === undefined ? allStamps(folded) : stampsUnder(folded, path);
  const [position, agent] = stamps.reduce(later);
  const value = path === undefined ? undefined : readPath(folded.value, path);
  return {
    ...(value === undefined ? {} : { value }),
    ...authorship(agent, await getWriter(db, position), known),
  };
}

const later = (one: Stamp, other: Stamp) => (other[0] > one[0] ? other : one);

function authorship(agent: string, writer: { by: string; at: string } | undefined, { own, names }: Known) {
  const by = writer?.by ?? names.get(agent);
  return {
    agent,
    isOwn: agent === own,
    ...(by === undefined ? {} : { by }),
    ...(writer ? { at: writer.at } : {}),
  };
}
