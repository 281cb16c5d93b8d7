import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { getConflicts } from '../db/conflicts.ts';
import { getHead } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import { getPartners } from '../db/partners.ts';
import { onCommitted } from '../db/watch.ts';
import { getWorkspace } from '../db/workspace.ts';
import type { IsoDate, Partner, Workspace } from '../directory/types.ts';
import type { Conflict } from '../log/types.ts';
import { reportError } from '../report-error.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';
import { today } from '../today.ts';
import { type ReadOnlyReason, watchReadOnly } from './read-only.ts';
import { createReview, type Review } from './review.ts';
import type { Author } from './review-plan.ts';
import { undoCommit } from './undo-commit.ts';

/** What every view of the options page shares. */
export interface OptionsSession {
  db: Db;
  /** Sorted by tenant id. */
  partners: ReadonlySignal<Partner[]>;
  workspace: ReadonlySignal<Workspace | undefined>;
  /** Log position that the views stand at; rises with every commit, whoever made it, and is 0 once all is erased. */
  head: ReadonlySignal<number>;
  /** What members disagree on; empty in a profile that shares with no one. */
  conflicts: ReadonlySignal<Conflict[]>;
  /** Set while the team's store takes nothing from this profile: then nothing is written here either. */
  readOnly: ReadonlySignal<ReadOnlyReason | undefined>;
  review: Review;
  today: () => IsoDate;
  author: () => Author;
  dispose(): void;
}

interface Shared {
  head: number;
  partners: Partner[];
  workspace: Workspace | undefined;
  conflicts: Conflict[];
}

/** The position first: what is read after it may be newer, never older. */
async function readShared(db: Db): Promise<Shared> {
  const head = await getHead(db);
  const [partners, workspace, conflicts] = await Promise.all([getPartners(db), getWorkspace(db), getConflicts(db)]);
  return { head, partners, workspace, conflicts };
}

interface SessionOptions {
  /** The author's name, read when something is written. */
  authorName: () => string;
}

/** Reads what is shared and keeps it current. */
export async function createOptionsSession(db: Db, { authorName }: SessionOptions): Promise<OptionsSession> {
  const head = signal(0);
  const partners = signal<Partner[]>([]);
  const workspace = signal<Workspace | undefined>(undefined);
  const conflicts = signal<Conflict[]>([]);
  const author = () => ({ by: authorName(), at: new Date().toISOString() });

  const opened = Promise.withResolvers<void>();
  const refresh = answerNewest<void, Shared>(
    () => readShared(db),
    (known) => {
      batch(() => {
        [partners.value, workspace.value] = [known.partners, known.workspace];
        if (known.conflicts.length > 0 || conflicts.value.length > 0) conflicts.value = known.conflicts;
        head.value = known.head;
      });
      opened.resolve();
    },
    (fault) => {
      reportError('Reading what was committed', fault);
      opened.reject(fault);
    },
  );
  const stop = onCommitted(() => refresh());
  refresh();
  await opened.promise.catch((fault: unknown) => {
    stop();
    throw fault;
  });
  const { readOnly, dispose } = await watchReadOnly(db);
  const mayWrite = computed(() => readOnly.value === undefined);
  const review = createReview({ undoCommit: (position) => undoCommit(db, position, author()), mayWrite });
  const end = () => {
    stop();
    dispose();
  };
  return { db, partners, workspace, head, conflicts, readOnly, review, today, author, dispose: end };
}
