import { type ReadonlySignal, signal } from '@preact/signals';
import { getHead } from '../db/history.ts';
import { changePublishing, endorsedBy } from '../db/publishing.ts';
import { getWorkspace } from '../db/workspace.ts';
import type { PublisherRequest, RequestRefusal } from '../feed/keys/publisher-request.ts';
import { secondsOf } from '../feed/seconds.ts';
import { diffWorkspace } from '../log/diff.ts';
import { createPlan } from '../log/plan.ts';
import { reportError } from '../report-error.ts';
import { namesOfDocs } from './history-names.ts';
import type { OptionsSession } from './options-session.ts';
import type { ListedPublisher } from './publisher-list.ts';
import { withKey } from './publishing-workspace.ts';
import { reviewPlan } from './review-plan.ts';

export type EndorseProblem =
  | { code: RequestRefusal }
  /** It publishes already. */
  | { code: 'known' }
  /** It was revoked, which is never taken back. */
  | { code: 'ended' }
  | { code: 'fault'; reason: string };

/** What the keeper of the root is about to say yes to. */
export type Endorsing =
  | { state: 'closed' }
  | { state: 'entering'; problem?: EndorseProblem }
  /** `key`: to be compared by voice. */
  | { state: 'comparing'; key: Pick<PublisherRequest, 'name' | 'kid'> };

export interface PublisherEndorsement {
  view: ReadonlySignal<Endorsing>;
  open(): void;
  /** What was pasted: another profile's request. */
  read(text: string): Promise<void>;
  /** A key that is on record without this keeper's yes. */
  compare(key: ListedPublisher): void;
  /** The fingerprints agree. */
  endorse(): Promise<void>;
  cancel(): void;
}

interface EndorsementOptions {
  now: () => number;
  /** It is on record with the keeper's yes, and counts once it is published. */
  onEndorsed: (name: string) => void;
}

export function createEndorsement(
  session: OptionsSession,
  { now, onEndorsed }: EndorsementOptions,
): PublisherEndorsement {
  const { db } = session;
  const view = signal<Endorsing>({ state: 'closed' });
  let asked: PublisherRequest | undefined;

  async function read(text: string): Promise<void> {
    const refuse = (problem: EndorseProblem) => {
      view.value = { state: 'entering', problem };
    };
    try {
      const { openRequest } = await import('./publishing-keys.ts');
      const workspace = await getWorkspace(db);
      const opened = await openRequest(text, workspace?.feeds?.root ?? '');
      if (!opened.ok) return refuse({ code: opened.reason });
      const known = workspace?.feedKeys?.find(({ kid }) => kid === opened.request.kid);
      if (known) return refuse({ code: known.revokedReason ? 'ended' : 'known' });
      asked = opened.request;
      view.value = { state: 'comparing', key: asked };
    } catch (fault) {
      refuse({ code: 'fault', reason: reportError('Reading a request to publish', fault) });
    }
  }

  function compare(key: ListedPublisher): void {
    asked = undefined;
    view.value = { state: 'comparing', key };
  }

  /** A key that is on record needs no change of it, only the yes. */
  async function endorse(): Promise<void> {
    if (view.value.state !== 'comparing') return;
    const { kid, name } = view.value.key;
    const sayYes = () => changePublishing(db, (own) => ({ ...own, endorsed: [...new Set([...endorsedBy(own), kid])] }));
    const end = () => onEndorsed(name);
    const request = asked;
    cancel();
    if (!request) {
      await sayYes();
      return end();
    }
    const base = await getHead(db);
    const before = await getWorkspace(db);
    if (!before) return;
    const after = withKey(before, request, secondsOf(now()));
    const plan = createPlan('edit', base, [diffWorkspace(before, after)]);
    const reviewable = reviewPlan(db, { plan, before: () => before, notes: [] }, session.author);
    const confirm = async () => {
      // The yes first: it was given to this fingerprint, whatever becomes of the record.
      await sayYes();
      return reviewable.confirm();
    };
    session.review.open({ ...reviewable, confirm }, { names: namesOfDocs([after], []), onWritten: end });
  }

  function cancel(): void {
    asked = undefined;
    view.value = { state: 'closed' };
  }

  const open = () => {
    view.value = { state: 'entering' };
  };
  return { view, open, read, compare, endorse, cancel };
}
