import { type ReadonlySignal, signal } from '@preact/signals';
import { getHead } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import { getPartners } from '../db/partners.ts';
import { onCommitted } from '../db/watch.ts';
import { getWorkspace } from '../db/workspace.ts';
import type { IsoDate, Partner, Workspace } from '../directory/types.ts';
import { reportError } from '../report-error.ts';
import { today } from '../today.ts';
import { createReview, type Review } from './review.ts';
import type { Author } from './review-plan.ts';
import { undoCommit } from './undo-commit.ts';

/** What every view of the options page shares. */
export interface OptionsSession {
  db: Db;
  /** Sorted by tenant id. */
  partners: ReadonlySignal<Partner[]>;
  workspace: ReadonlySignal<Workspace | undefined>;
  /** Log position that the views stand at; rises with every commit, whoever made it. */
  head: ReadonlySignal<number>;
  review: Review;
  today: () => IsoDate;
  author: () => Author;
  dispose(): void;
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
  const author = () => ({ by: authorName(), at: new Date().toISOString() });

  async function refresh() {
    const position = await getHead(db);
    [partners.value, workspace.value] = await Promise.all([getPartners(db), getWorkspace(db)]);
    head.value = Math.max(head.value, position);
  }

  await refresh();
  const stop = onCommitted(() => {
    refresh().catch((fault: unknown) => reportError('Reading what was committed', fault));
  });
  const review = createReview({ undoCommit: (position) => undoCommit(db, position, author()) });
  return { db, partners, workspace, head, review, today, author, dispose: stop };
}
