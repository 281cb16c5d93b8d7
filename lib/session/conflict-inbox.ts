import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { getAgent } from '../db/agent.ts';
import { findAgentNames } from '../db/conflicts.ts';
import { type FoldedDocs, readFoldedDocs } from '../db/folded-docs.ts';
import type { Db } from '../db/open.ts';
import type { Conflict, DocId } from '../log/types.ts';
import { reportError } from '../report-error.ts';
import { type Dispute, disputesOf } from './conflict-disputes.ts';
import { type DisputeView, viewDispute } from './conflict-sides.ts';
import { type Names, namesOfDocs } from './history-names.ts';
import type { OptionsSession } from './options-session.ts';

/** Disputes about one record. */
export interface ConflictGroup {
  doc: DocId;
  disputes: DisputeView[];
}

export type InboxView =
  | { state: 'reading' }
  | {
      state: 'ready';
      /** Those that are shown. */
      groups: ConflictGroup[];
      /** All there are. */
      disputes: readonly Dispute[];
      /** By tenant and subscription id. */
      names: Names;
      /** The last name of each agent that takes part. */
      members: ReadonlyMap<string, string>;
    }
  | { state: 'failed'; reason: string };

export interface Inbox {
  view: ReadonlySignal<InboxView>;
  /** Shows more of them. */
  showMore(): void;
  dispose(): void;
}

const PAGE = 50;

type InboxSource = Pick<OptionsSession, 'db' | 'head' | 'conflicts' | 'partners'>;

/** What members disagree on, read again with every commit; as many as a person can look at, and more on request. */
export function createInbox({ db, head, conflicts, partners }: InboxSource): Inbox {
  const view = signal<InboxView>({ state: 'reading' });
  const limit = signal(PAGE);
  const stopWatching = effect(() => {
    void head.value;
    const disputes = disputesOf(conflicts.value);
    let overtaken = false;
    const show = (next: InboxView) => {
      if (!overtaken) view.value = next;
    };
    readInbox(db, disputes, limit.value, partners.value).then(show, (fault: unknown) =>
      show({ state: 'failed', reason: reportError('Reading the conflicts', fault) }),
    );
    return () => {
      overtaken = true;
    };
  });
  return {
    view,
    showMore: () => {
      limit.value += PAGE;
    },
    dispose: stopWatching,
  };
}

async function readInbox(
  db: Db,
  disputes: readonly Dispute[],
  limit: number,
  partners: OptionsSession['partners']['value'],
): Promise<InboxView> {
  const shown = disputes.slice(0, limit);
  const [docs, own, members] = await Promise.all([
    readFoldedDocs(db, new Set(shown.map(({ doc }) => doc))),
    getAgent(db),
    findAgentNames(db, agentsIn(disputes)),
  ]);
  const views: DisputeView[] = [];
  for (const dispute of shown) views.push(await viewDispute(db, dispute, { docs, own, names: members }));
  const groups = [...Map.groupBy(views, ({ dispute }) => dispute.doc)];
  return {
    state: 'ready',
    groups: groups.map(([doc, group]) => ({ doc, disputes: group })),
    disputes,
    names: namesOfDocs(foldedOf(shown, docs), partners),
    members,
  };
}

const agentsIn = (disputes: readonly Dispute[]): Set<string> =>
  new Set(disputes.flatMap(({ conflicts }) => conflicts.flatMap(agentsOf)));

const agentsOf = ({ lostAgent, keptAgent }: Conflict) => [lostAgent, keptAgent];

const foldedOf = (disputes: readonly Dispute[], docs: FoldedDocs): object[] =>
  [...new Set(disputes.map(({ doc }) => doc))].flatMap((doc) => docs.get(doc)?.value ?? []);
