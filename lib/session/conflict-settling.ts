import { type ReadonlySignal, signal } from '@preact/signals';
import { getConflicts } from '../db/conflicts.ts';
import { type FoldedDocs, readFoldedDocs } from '../db/folded-docs.ts';
import { contactsFor } from '../directory/contacts-for.ts';
import type { IsoDate, PartnerBook } from '../directory/types.ts';
import { applyPut } from '../log/apply-op.ts';
import { readPath } from '../log/paths.ts';
import type { Conflict, FieldChange, Plan } from '../log/types.ts';
import { reportError } from '../report-error.ts';
import { countDisputes, type Decision, type Dispute, disputesOf, planSettling } from './conflict-disputes.ts';
import { isCustomer, namesOfDocs } from './history-names.ts';
import type { OptionsSession } from './options-session.ts';
import type { ReadDoc } from './read-docs.ts';
import { type PlannedChange, reviewPlan } from './review-plan.ts';
import { MAX_SHOWN_CHANGES, type ReviewNote } from './reviewable.ts';

/** What shall stand: what stands now, what lost (the newest of it), what certain members wrote, or one conflict's. */
export type Keep = 'standing' | 'lost' | { agents: ReadonlySet<string> } | { conflict: string };

export type SettlingView =
  | { state: 'idle' }
  /** Other members were quicker: of those asked for, so many were settled already. */
  | { state: 'settledMeanwhile'; count: number }
  /** None of those asked for has a value of that member. */
  | { state: 'nothing' }
  | { state: 'failed'; reason: string };

export interface Settling {
  view: ReadonlySignal<SettlingView>;
  /** Opens the review of settling these disputes, by their keys. */
  settle(keys: readonly string[], keep: Keep): Promise<void>;
}

type SettlingSource = Pick<OptionsSession, 'db' | 'partners' | 'author' | 'review' | 'today'>;

/** Decides on disputes, one or hundreds, in one commit. */
export function createSettling(session: SettlingSource): Settling {
  const view = signal<SettlingView>({ state: 'idle' });

  /** As things stand when the button is pressed, so that "Review again" works on what others have decided since. */
  async function open(keys: readonly string[], keep: Keep) {
    const disputes = disputesOf(await getConflicts(session.db));
    const asked = new Set(keys);
    const found = disputes.filter(({ key }) => asked.has(key));
    if (found.length < asked.size) view.value = { state: 'settledMeanwhile', count: asked.size - found.length };
    const decisions = found.flatMap((dispute) => decide(dispute, keep) ?? []);
    if (decisions.length === 0) {
      if (found.length > 0) view.value = { state: 'nothing' };
      return session.review.close();
    }
    const docs = await readFoldedDocs(session.db, new Set(decisions.map(({ dispute }) => dispute.doc)));
    const planned = planDecisions(decisions, disputes, docs, standpointOf(session));
    const reviewable = reviewPlan(session.db, planned, session.author);
    const changes = [...reviewable.changes, ...staying(decisions, planned)].slice(0, MAX_SHOWN_CHANGES);
    const again = () => void settle(keys, keep);
    session.review.open({ ...reviewable, changes }, { names: namesFor(decisions, docs, session), again });
  }

  async function settle(keys: readonly string[], keep: Keep) {
    view.value = { state: 'idle' };
    try {
      await open(keys, keep);
    } catch (fault) {
      view.value = { state: 'failed', reason: reportError('Preparing a decision', fault) };
    }
  }

  return { view, settle };
}

const standpointOf = ({ partners, today }: SettlingSource) => ({ book: { partners: partners.peek() }, today: today() });

const namesFor = (decisions: readonly Decision[], docs: FoldedDocs, { partners }: SettlingSource) =>
  namesOfDocs(
    decisions.flatMap(({ dispute }) => docs.get(dispute.doc)?.value ?? []),
    partners.peek(),
  );

/** Undefined when none of the dispute's values is one of those to keep. */
function decide(dispute: Dispute, keep: Keep): Decision | undefined {
  if (keep === 'standing') return { dispute };
  const newestFirst = dispute.conflicts.toReversed();
  const chosen = keep === 'lost' ? newestFirst[0] : newestFirst.find((conflict) => isWanted(conflict, keep));
  if (typeof keep === 'object' && 'agents' in keep && isStandingBy(newestFirst[0], keep.agents)) return { dispute };
  return chosen && { dispute, lost: chosen };
}

const isStandingBy = (newest: Conflict | undefined, agents: ReadonlySet<string>) =>
  newest !== undefined && agents.has(newest.keptAgent);

const isWanted = ({ id, lostAgent }: Conflict, keep: Exclude<Keep, string>) =>
  'conflict' in keep ? id === keep.conflict : keep.agents.has(lostAgent);

interface Standpoint {
  book: PartnerBook;
  today: IsoDate;
}

function planDecisions(
  decisions: readonly Decision[],
  open: readonly Dispute[],
  docs: FoldedDocs,
  standpoint: Standpoint,
): PlannedChange {
  const before: ReadDoc = (doc) => {
    const folded = docs.get(doc);
    return folded && !folded.dropped ? folded.value : undefined;
  };
  const plan = planSettling(decisions, open, before, docs.revision);
  const settled = countDisputes(plan.ops.flatMap((op) => ('settle' in op && op.of ? [op.of] : [])));
  const preview = previewOf(plan, docs, standpoint);
  const notes: ReviewNote[] = [{ level: 'info', key: 'conflicts.review.settles', params: { count: settled } }];
  const stays = staying(decisions, { plan, before }).length;
  if (stays > 0) notes.push({ level: 'info', key: 'conflicts.review.stays', params: { count: stays } });
  return { plan, before, notes, ...(preview ? { preview } : {}) };
}

/** Fields that are decided on and keep what they hold: a review that left them out would not say what is decided. */
function staying(
  decisions: readonly Decision[],
  { plan, before }: Pick<PlannedChange, 'plan' | 'before'>,
): FieldChange[] {
  const dropped = new Set(plan.ops.flatMap((op) => ('drop' in op ? [op.drop] : [])));
  return decisions.flatMap(({ dispute: { doc, path }, lost }) => {
    const document = before(doc);
    const value = document && path !== undefined && !lost && !dropped.has(doc) ? readPath(document, path) : undefined;
    return value === undefined || path === undefined ? [] : [{ doc, path, before: value, after: value }];
  });
}

/** Where one customer is concerned, what they see before and after. */
function previewOf({ ops }: Plan, docs: FoldedDocs, { book, today }: Standpoint): PlannedChange['preview'] {
  const puts = ops.filter((op) => 'put' in op);
  const [put] = puts;
  if (!put || puts.length > 1) return undefined;
  const folded = docs.get(put.put);
  const after = applyPut(folded, put, { position: 1, agent: '', n: 1, base: Number.MAX_SAFE_INTEGER }).next?.value;
  if (!folded || !isCustomer(folded.value) || !after || !isCustomer(after)) return undefined;
  return { before: contactsFor(folded.value, book, today), after: contactsFor(after, book, today) };
}
