import type { FeedNote } from '../feed/content/parse-payload.ts';
import type { Seconds } from '../feed/seconds.ts';
import type { ContactChange } from '../feed/subscribe/contact-changes.ts';
import type { FeedView } from '../feed/subscribe/feed-view.ts';
import type { SubscriptionProblem } from '../feed/subscribe/subscription.ts';
import type { Translate } from '../i18n.ts';

/** Something to know before a contact is used, in the reader's language. */
export interface FeedNotice {
  level: 'info' | 'warning';
  /** What it is about, so that each can be dealt with in its place. */
  about: 'standing' | 'changes' | 'notes';
  title: string;
  lines: string[];
}

/** What the reader is told above the contacts of a feed; nothing while it is fresh, unchanged and whole. */
export function feedNotices(view: FeedView, t: Translate): FeedNotice[] {
  return [...standingNotice(view, t), ...changesNotice(view, t), ...notesNotice(view, t)];
}

function standingNotice(view: FeedView, t: Translate): FeedNotice[] {
  if (view.standing === 'fresh') return [];
  return [{ level: view.standing === 'offline' ? 'info' : 'warning', about: 'standing', ...standingText(view, t) }];
}

/** How it stands with a feed, and what to do about it. */
export function standingText(view: FeedView, t: Translate): { title: string; lines: string[] } {
  const { standing, confirmedAt = 0, expiresAt = 0, publisher, problem, host } = view;
  const text = t(`subscription.standing.${standing}.text`, {
    date: momentText(confirmedAt, t),
    expires: dayText(expiresAt, t),
    partner: publisher?.name ?? '',
  });
  const why = problem && standing !== 'withdrawn' && standing !== 'revoked' ? problemLines(problem, host, t) : [];
  // What to do about an expired feed is in its own text.
  const told = standing === 'expired' ? why.slice(0, 1) : why;
  return { title: t(`subscription.standing.${standing}`), lines: [...told, text] };
}

/** What happened, then what to do. */
export function problemLines(problem: SubscriptionProblem, host: string, t: Translate): string[] {
  if (problem.kind === 'refused') {
    return [t(`subscription.refused.${problem.reason}`), t(`subscription.advice.${ADVICE[problem.reason] ?? 'call'}`)];
  }
  const { fault } = problem;
  const status = 'status' in fault ? String(fault.status) : '';
  return [
    t(`subscription.host.${fault.state}`, { host, status }),
    t(`subscription.advice.${HOST_ADVICE[fault.state]}`),
  ];
}

type Advice = 'call' | 'wait' | 'update' | 'clock' | 'invite' | 'missing' | 'network';

/** Where nothing is said: call the partner. */
const ADVICE: Readonly<Record<string, Advice>> = {
  feedTooLarge: 'wait',
  feedForeign: 'wait',
  feedTruncated: 'wait',
  keysTooLarge: 'wait',
  keysForeign: 'wait',
  keysTruncated: 'wait',
  feedNewer: 'update',
  keysNewer: 'update',
  feedInFuture: 'clock',
};

type FaultState = Extract<SubscriptionProblem, { kind: 'host' }>['fault']['state'];

const HOST_ADVICE: Readonly<Record<FaultState, Advice>> = {
  unreachable: 'network',
  timedOut: 'network',
  webPage: 'network',
  busy: 'wait',
  refused: 'wait',
  tooLarge: 'wait',
  redirected: 'invite',
  forbidden: 'invite',
  missing: 'missing',
};

/** More than anybody reads. */
const MOST_LINES = 20;
const MOST_NAMES = 5;

/** No two alike, and what is beyond the first counted. */
function firstOf(texts: readonly string[], most: number, t: Translate): string[] {
  const distinct = [...new Set(texts)];
  const rest = distinct.length - most;
  return rest > 0 ? [...distinct.slice(0, most), t('subscription.more', { count: rest })] : distinct;
}

function changesNotice({ changes, lookedAt = 0 }: FeedView, t: Translate): FeedNotice[] {
  if (changes.length === 0) return [];
  const title = t('subscription.changes', { date: dayText(lookedAt, t) });
  const lines = alike(changes, t).map((change) => changeText(change, t));
  return [{ level: 'info', about: 'changes', title, lines: firstOf(lines, MOST_LINES, t) }];
}

/** Subscriptions of which the same is to be said are named together. */
function alike(changes: readonly ContactChange[], t: Translate): ContactChange[] {
  const names = new Intl.ListFormat(t.locale, { type: 'conjunction', style: 'narrow' });
  const groups = Map.groupBy(changes, ({ kind, about, from, to }) =>
    JSON.stringify(OF_SUBSCRIPTIONS.has(kind) ? [kind, from, to] : [kind, about, from, to]),
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const about = firstOf(
      [first, ...others].map((change) => change.about),
      MOST_NAMES,
      t,
    );
    return [{ ...first, about: names.format(about) }];
  });
}

const OF_SUBSCRIPTIONS: ReadonlySet<ContactChange['kind']> = new Set(['supporter', 'added', 'removed']);

function changeText({ kind, about, from, to }: ContactChange, t: Translate): string {
  const none = t('subscription.change.none');
  return t(`subscription.change.${kind}`, { about, from: from || none, to: to || none });
}

function notesNotice({ notes }: FeedView, t: Translate): FeedNotice[] {
  if (notes.length === 0) return [];
  const lines = firstOf(
    notes.map((note) => noteText(note, t)),
    MOST_LINES,
    t,
  );
  return [{ level: 'info', about: 'notes', title: t('subscription.notes'), lines }];
}

const FIELDS = ['email', 'telephone', 'website', 'languages', 'hours', 'scope', 'pricing', 'channels'] as const;

function noteText({ partner, field, value }: FeedNote, t: Translate): string {
  const known = FIELDS.find((name) => name === field);
  const named = { partner, field: known ? t(`subscription.field.${known}`) : field };
  return value === undefined ? t('subscription.note.bare', named) : t('subscription.note', { ...named, value });
}

const dayText = (seconds: Seconds, t: Translate) =>
  new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium' }).format(seconds * 1_000);

export const momentText = (seconds: Seconds, t: Translate) =>
  new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(seconds * 1_000);
