import type { Contact, CustomerContacts } from '../../directory/contacts.ts';
import type { TenantId } from '../../directory/types.ts';
import type { FeedNote } from '../content/parse-payload.ts';
import { contactsOf } from '../content/payload.ts';
import { standingOf } from '../content/standing.ts';
import { type Seconds, secondsOf } from '../seconds.ts';
import { type ContactChange, contactChanges } from './contact-changes.ts';
import { hostPattern } from './host-pattern.ts';
import type { StoredFeed } from './stored-feed.ts';
import type { Subscription, SubscriptionProblem } from './subscription.ts';

/**
 * How it stands with a feed, the worst first. `unread`: nothing good was read of it so far. `withdrawn`: its publisher
 * has ended it. `unread` and `withdrawn` have nothing to show.
 */
export type FeedStanding =
  | 'unread'
  | 'withdrawn'
  | 'revoked'
  | 'unverifiable'
  | 'expired'
  | 'stale'
  | 'offline'
  | 'fresh';

/** What a person may see of a feed: its secrets are not in it. */
export interface FeedView {
  /** The feed's name on its host, which tells feeds apart. */
  feedId: string;
  host: string;
  tenantId: TenantId;
  /** Fingerprint of the partner's root key. */
  root: string;
  /** An administrator's policy brought it: it cannot be removed here. */
  isManaged: boolean;
  /** Match pattern of the host. */
  pattern: string;
  standing: FeedStanding;
  /** Absent while `unread`. */
  publisher?: Contact['partner'];
  company: string;
  /** Absent when there is nothing to show. */
  contacts?: CustomerContacts;
  problem?: SubscriptionProblem;
  notes: FeedNote[];
  /** Since the person looked last. */
  changes: ContactChange[];
  lookedAt?: Seconds;
  /** When the host last confirmed what is shown. */
  confirmedAt?: Seconds;
  /** The last day that the content counts. */
  expiresAt?: Seconds;
}

/** `now`: milliseconds since 1970. */
export function viewFeed({ subscription, looked, byPolicy }: StoredFeed, now: number): FeedView {
  const { invitation, content, problem, confirmedAt } = subscription;
  const payload = content?.payload;
  const standing = feedStanding(subscription, secondsOf(now));
  return {
    feedId: invitation.spot.feedId,
    host: new URL(invitation.url).hostname,
    tenantId: invitation.tenantId,
    root: invitation.root,
    isManaged: byPolicy === true,
    pattern: hostPattern(invitation.url),
    standing,
    ...(payload ? { publisher: payload.publisher, expiresAt: payload.exp } : {}),
    company: payload?.company ?? '',
    ...(payload && !payload.withdrawn ? { contacts: contactsOf(payload) } : {}),
    ...(problem ? { problem } : {}),
    notes: content?.notes ?? [],
    changes: payload && !payload.withdrawn && looked ? contactChanges(looked.content, payload) : [],
    ...(looked ? { lookedAt: looked.at } : {}),
    ...(confirmedAt === undefined ? {} : { confirmedAt }),
  };
}

export function feedStanding({ content, problem }: Subscription, now: Seconds): FeedStanding {
  if (!content) return 'unread';
  if (content.payload.withdrawn) return 'withdrawn';
  const validity = standingOf(content.payload, now);
  if (problem?.kind === 'refused') return problem.reason === 'feedExpired' ? 'expired' : refusedAs(problem.reason);
  if (validity !== 'fresh') return validity;
  return problem ? 'offline' : 'fresh';
}

const refusedAs = (reason: string) => (reason === 'keyRevoked' ? 'revoked' : 'unverifiable');
