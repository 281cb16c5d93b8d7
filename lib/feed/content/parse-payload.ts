import * as v from 'valibot';
import type { Doubt } from '../../directory/contacts.ts';
import { isoDate, STATUSES, tenantId } from '../../directory/customer-schema.ts';
import { parseSubscriptionId } from '../../directory/ids.ts';
import { LIMITS } from '../../directory/limits.ts';
import { line, list, parsed, record } from '../../directory/schema-parts.ts';
import { FEED_LIMITS } from '../limits.ts';
import { MOST_VALIDITY } from '../seconds.ts';
import type { FeedPayload } from './payload.ts';
import { cleanProfile, type LeftOut } from './support-profile.ts';

const REASONS: readonly Doubt['reason'][] = [
  'partnerUnknown',
  'relationshipNone',
  'relationshipRequested',
  'relationshipEnded',
  'delegatedAdminMissing',
  'delegatedAdminEnded',
  'delegatedAdminEnding',
  'delegatedAdminUnknown',
];

const text = v.optional(line(), '');
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const profile = v.pipe(
  v.optional(
    v.custom<object>((input) => typeof input === 'object' && input !== null && !Array.isArray(input), 'notAnObject'),
    () => ({}),
  ),
  v.transform(cleanProfile),
);
const partner = record({ tenantId, mpnId: text, name: text, support: profile });
const doubt = record({
  reason: v.picklist(REASONS),
  level: v.picklist(['warning', 'notice']),
  endDate: v.exactOptional(isoDate),
});
const subscription = record({
  id: parsed(parseSubscriptionId, 'subscriptionId'),
  offerName: text,
  friendlyName: text,
  status: v.picklist(STATUSES),
  quantity: count,
});
const contact = record({
  state: v.picklist(['default', 'designated', 'doubtful']),
  doubts: list(doubt, FEED_LIMITS.doubts),
  partner,
  subscriptions: list(subscription, LIMITS.subscriptions),
});
const payload = v.pipe(
  record({
    v: v.literal(1),
    tid: tenantId,
    company: text,
    seq: v.pipe(count, v.minValue(1)),
    iat: count,
    exp: count,
    publisher: partner,
    contacts: list(contact, FEED_LIMITS.contacts),
    withdrawn: v.exactOptional(v.literal(true)),
  }),
  v.check(({ iat, exp }) => exp > iat && exp - iat <= MOST_VALIDITY, 'validity'),
  v.check(({ withdrawn, contacts }) => !withdrawn || contacts.length === 0, 'withdrawn'),
);
const newer = v.looseObject({ v: v.pipe(v.number(), v.integer(), v.minValue(2)) });

/** Something that was left out, and of whom. */
export interface FeedNote extends LeftOut {
  /** The partner's name; empty when it has none. */
  partner: string;
}

export type ParsedPayload =
  | { ok: true; payload: FeedPayload; notes: FeedNote[] }
  /** `newer`: of a later version of the extension. */
  | { ok: false; reason: 'newer' | 'malformed'; detail: string };

/**
 * What a publisher signed, which is not to be trusted in any other way: a partner's password may be stolen. Publishers
 * pass their own content through it too, so that they publish only what readers take.
 */
export function parsePayload(input: unknown): ParsedPayload {
  const { success, output, issues } = v.safeParse(payload, input);
  if (!success) {
    const [issue] = issues;
    const detail = `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim();
    return { ok: false, reason: v.is(newer, input) ? 'newer' : 'malformed', detail };
  }
  const { publisher, contacts, ...rest } = output;
  const notes = notesOf([publisher, ...contacts.map((one) => one.partner)]);
  const shown = contacts.map((one) => ({ ...one, partner: withoutNotes(one.partner) }));
  return { ok: true, payload: { ...rest, publisher: withoutNotes(publisher), contacts: shown }, notes };
}

type ReadPartner = v.InferOutput<typeof partner>;

const withoutNotes = ({ support, ...rest }: ReadPartner) => ({ ...rest, support: support.profile });

/** Once per partner, though it may be both publisher and contact. */
function notesOf(partners: readonly ReadPartner[]): FeedNote[] {
  const byTenant = new Map(partners.map((one) => [one.tenantId, one]));
  return [...byTenant.values()].flatMap(({ name, support }) =>
    support.leftOut.map((one) => ({ ...one, partner: name })),
  );
}
