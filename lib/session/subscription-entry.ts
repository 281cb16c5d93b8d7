import { type ReadonlySignal, signal } from '@preact/signals';
import { replaceFeeds } from '../db/feeds.ts';
import type { Db } from '../db/open.ts';
import type { Contact } from '../directory/contacts.ts';
import { secondsOf } from '../feed/seconds.ts';
import { hostPattern } from '../feed/subscribe/host-pattern.ts';
import type { Invitation } from '../feed/subscribe/invitation.ts';
import { parseInvitations, type ReadInvitations } from '../feed/subscribe/parse-invitations.ts';
import { type Refreshing, readNow } from '../feed/subscribe/refresh-feeds.ts';
import { refreshSubscription } from '../feed/subscribe/refresh-subscription.ts';
import { readFeeds, type StoredFeed } from '../feed/subscribe/stored-feed.ts';
import { beginSubscription, type Subscription } from '../feed/subscribe/subscription.ts';
import { fewAtOnce } from '../few-at-once.ts';
import { describeFault } from '../report-error.ts';

export type LineProblem = ReadInvitations['problems'][number];

/** A feed as it was read, before anything is kept of it. */
export interface FoundFeed {
  subscription: Subscription;
  /**
   * `known`: it is followed already. `replaces`: an earlier invitation of the same partner is. `otherRoot`: one of that
   * name is, with another fingerprint.
   */
  relation: 'new' | 'known' | 'replaces' | 'otherRoot';
}

/** From a pasted text to feeds that are followed. */
export type InvitationEntry =
  | { state: 'entering'; lines: LineProblem[]; problem?: 'empty' | 'permission' | { fault: string } }
  | { state: 'looking'; hosts: string[] }
  | { state: 'found'; found: FoundFeed[]; lines: LineProblem[] };

export interface SubscriptionEntry {
  view: ReadonlySignal<InvitationEntry>;
  /** To be called in the click itself: the browser asks for the hosts then and at no other time. */
  look(text: string): Promise<void>;
  /** Follows every feed that was found good. */
  accept(): Promise<void>;
  cancel(): void;
}

interface EntryOptions extends Omit<Refreshing, 'signal'> {
  db: Db;
  /** Of exactly these hosts, as match patterns. */
  askPermission(...patterns: string[]): Promise<boolean>;
  onAccepted(): void;
}

const ENTERING: InvitationEntry = { state: 'entering', lines: [] };

/** Only what was read and is no end of a feed can be accepted. */
export const isAcceptable = ({ subscription: { content, problem } }: FoundFeed): boolean =>
  content !== undefined && !content.payload.withdrawn && problem === undefined;

export function createSubscriptionEntry({ db, askPermission, onAccepted, ...reach }: EntryOptions): SubscriptionEntry {
  const view = signal<InvitationEntry>(ENTERING);
  let ending = new AbortController();

  async function look(text: string) {
    const { invitations, problems: lines } = parseInvitations(text);
    ending.abort();
    ending = new AbortController();
    if (invitations.length === 0) {
      view.value = { state: 'entering', lines, ...(lines.length === 0 ? { problem: 'empty' } : {}) };
      return;
    }
    const isAllowed = askPermission(...distinct(invitations.map(({ url }) => hostPattern(url))));
    const { signal: ended } = ending;
    try {
      if (!(await isAllowed)) {
        view.value = { state: 'entering', lines, problem: 'permission' };
        return;
      }
      view.value = { state: 'looking', hosts: distinct(invitations.map(({ url }) => new URL(url).hostname)) };
      const known = await readFeeds(db);
      const found = await fewAtOnce(invitations, (one) => lookAt(one, known, { ...reach, signal: ended }));
      if (!ended.aborted) view.value = { state: 'found', found, lines };
    } catch (fault) {
      if (!ended.aborted) view.value = { state: 'entering', lines, problem: { fault: describeFault(fault) } };
    }
  }

  async function accept() {
    if (view.value.state !== 'found') return;
    const accepted = view.value.found.filter(isAcceptable);
    const known = await readFeeds(db);
    const gone = accepted.flatMap(({ subscription }) => replacedBy(subscription.invitation, known).map(urlOf));
    await replaceFeeds(db, gone, new Map(accepted.map((one) => [urlOf(one), toStore(one, known, reach)])));
    view.value = ENTERING;
    onAccepted();
  }

  const cancel = () => {
    ending.abort();
    view.value = ENTERING;
  };
  return { view, look, accept, cancel };
}

/** What is remembered of a feed that is followed already guards against older ones here too. */
async function lookAt(invitation: Invitation, known: readonly StoredFeed[], reach: Refreshing): Promise<FoundFeed> {
  const same = sameAs(invitation, known);
  const before = same ? { ...same.subscription, invitation } : beginSubscription(invitation, known.map(subscriptionOf));
  const subscription = await refreshSubscription(before, reach);
  return { subscription, relation: relationOf(subscription, known) };
}

const subscriptionOf = ({ subscription }: StoredFeed) => subscription;

const sameAs = ({ url, root }: Invitation, known: readonly StoredFeed[]) =>
  known.find(({ subscription: { invitation } }) => invitation.url === url && invitation.root === root);

/** One partner has one feed per customer, wherever it lies by now. */
const replacedBy = ({ url, tenantId, root }: Invitation, known: readonly StoredFeed[]) =>
  known.filter(
    ({ subscription: { invitation: other } }) =>
      other.tenantId === tenantId && other.root === root && other.url !== url,
  );

function relationOf({ invitation, content }: Subscription, known: readonly StoredFeed[]): FoundFeed['relation'] {
  if (sameAs(invitation, known)) return 'known';
  if (replacedBy(invitation, known).length > 0) return 'replaces';
  const isOfThatName = known.some(
    ({ subscription: other }) =>
      other.invitation.tenantId === invitation.tenantId &&
      other.invitation.root !== invitation.root &&
      isSamePublisher(other.content?.payload.publisher, content?.payload.publisher),
  );
  return isOfThatName ? 'otherRoot' : 'new';
}

type ShownPublisher = Pick<Contact['partner'], 'tenantId' | 'name'> | undefined;

/** By its tenant, or by the name that a person would take for the same. */
const isSamePublisher = (one: ShownPublisher, other: ShownPublisher): boolean =>
  one !== undefined &&
  other !== undefined &&
  (one.tenantId === other.tenantId || asSeen(one.name) === asSeen(other.name));

/** Without spaces, punctuation and signs that nobody sees, which tell no two names apart. */
const asSeen = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Z}\p{C}\p{P}]/gu, '');

/** What was seen before stays what later changes are told against; of a new feed it is what was looked at just now. */
function toStore(
  { subscription }: FoundFeed,
  known: readonly StoredFeed[],
  reach: Pick<Refreshing, 'now' | 'random'>,
): StoredFeed {
  const { invitation, content } = subscription;
  const before = sameAs(invitation, known) ?? replacedBy(invitation, known)[0];
  const looked = before?.looked ?? (content && { content: content.payload, at: secondsOf(reach.now()) });
  return { ...readNow(subscription, 0, reach), ...(looked ? { looked } : {}) };
}

const urlOf = ({ subscription }: Pick<StoredFeed, 'subscription'>) => subscription.invitation.url;

const distinct = (texts: readonly string[]) => [...new Set(texts)];
