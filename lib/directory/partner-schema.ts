import * as v from 'valibot';
import { country, isoDate, mpnId, relationship, tenantId } from './customer-schema.ts';
import { LIMITS } from './limits.ts';
import { parseMailAddress, websiteLink } from './links.ts';
import { distinct, line, list, longText, oneOf, parsed, record, requiredLine, withoutRepeats } from './schema-parts.ts';
import { isTimeZone } from './time-zone.ts';
import type { FeedEpoch, FeedKey, FeedKeyEnd, HoursRange, PartnerRole, Workspace } from './types.ts';

export const ROLES: readonly PartnerRole[] = ['indirectProvider', 'directBill', 'indirectReseller'];
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
/** As ISO 8601 counts them, from Monday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

export const parseTime = (text: string) => (CLOCK.test(text) ? text : undefined);
/** The day's end is a time as well. */
export const parseEndTime = (text: string) => (text === '24:00' ? text : parseTime(text));

const hoursRange: v.GenericSchema<unknown, HoursRange> = record({
  days: v.pipe(
    v.array(v.picklist(WEEKDAYS, 'weekday'), 'notAList'),
    v.minLength(1, 'weekday'),
    v.transform((days) => WEEKDAYS.filter((day) => days.includes(day))),
  ),
  from: parsed(parseTime, 'time'),
  to: parsed(parseEndTime, 'time'),
});

const serviceHours = record({
  timeZone: parsed((text) => (isTimeZone(text.trim()) ? text.trim() : undefined), 'timeZone'),
  ranges: list(hoursRange, LIMITS.hoursRanges),
  holidays: v.pipe(
    list(isoDate, LIMITS.holidays),
    v.transform((days) => [...new Set(days)].sort()),
  ),
});

/** Hours that state nothing, and channels that name none, are absent. */
export const supportProfile = v.pipe(
  record({
    email: v.exactOptional(parsed(parseMailAddress, 'email')),
    telephone: v.exactOptional(line()),
    website: v.exactOptional(parsed(websiteLink, 'website')),
    languages: v.pipe(list(parsed(parseLanguage, 'language'), LIMITS.languages), v.transform(withoutRepeats)),
    hours: v.exactOptional(serviceHours),
    scope: v.exactOptional(longText()),
    pricing: v.exactOptional(longText()),
    channels: v.exactOptional(
      record({
        critical: v.exactOptional(longText()),
        high: v.exactOptional(longText()),
        normal: v.exactOptional(longText()),
      }),
    ),
  }),
  v.transform(({ hours, channels, ...rest }) => ({
    ...rest,
    ...(hours && hours.ranges.length + hours.holidays.length > 0 ? { hours } : {}),
    ...(channels && Object.keys(channels).length > 0 ? { channels } : {}),
  })),
);

/** The canonical form of a BCP 47 tag. */
function parseLanguage(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** A reseller of whom no relationship is stated has none: nobody becomes eligible by an omission. Ours with ourselves is always active. */
export const partnerSchema = v.pipe(
  record({
    tenantId,
    mpnId,
    name: requiredLine(),
    role: v.optional(parsed(oneOf(ROLES), 'role'), 'indirectReseller'),
    country,
    relationship: v.optional(relationship, 'none'),
    support: v.optional(supportProfile, () => ({})),
    verifiedOn: v.exactOptional(isoDate),
  }),
  v.transform((partner) =>
    partner.role === 'indirectReseller' ? partner : { ...partner, relationship: 'active' as const },
  ),
);

export const KEY_ENDS: readonly FeedKeyEnd[] = ['replaced', 'left', 'lost'];
/** 32 bytes in base64url: a fingerprint, or a coordinate. */
const BYTES_32 = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;
export const parseBytes32 = (text: string) => (BYTES_32.test(text) ? text : undefined);
const bytes32 = parsed(parseBytes32, 'keyBytes');
const whole = (least: number) =>
  v.pipe(v.number('notNumber'), v.safeInteger('notNumber'), v.minValue(least, 'notNumber'));

const feedKey: v.GenericSchema<unknown, FeedKey> = record({
  kid: bytes32,
  name: v.optional(line(), ''),
  x: bytes32,
  y: bytes32,
  from: whole(0),
  revokedAt: v.exactOptional(whole(0)),
  revokedReason: v.exactOptional(parsed(oneOf(KEY_ENDS), 'keyEnd')),
});
const feedEpoch: v.GenericSchema<unknown, FeedEpoch> = record({ tenantId, epoch: whole(1) });

/** Present only where it is stated, in the order of its entries' keys. */
const ordered = <T>(item: v.GenericSchema<unknown, T>, keyOf: (entry: T) => string, code: string, most: number) =>
  v.exactOptional(
    v.pipe(
      v.array(item, 'notAList'),
      v.maxLength(most, 'tooMany'),
      distinct(keyOf, code),
      v.transform((entries) => entries.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))),
    ),
  );

/** What states nothing is absent. */
export const workspaceSchema: v.GenericSchema<unknown, Workspace> = v.pipe(
  record({
    name: line(),
    feeds: v.exactOptional(record({ readers: v.exactOptional(longText()), root: v.exactOptional(bytes32) })),
    feedKeys: ordered(feedKey, ({ kid }) => kid, 'duplicateKey', LIMITS.feedKeys),
    feedEpochs: ordered(feedEpoch, (entry) => entry.tenantId, 'duplicateCustomer', LIMITS.customers),
  }),
  v.transform(({ feeds, feedKeys = [], feedEpochs = [], ...rest }) => ({
    ...rest,
    ...(feeds && Object.keys(feeds).length > 0 ? { feeds } : {}),
    ...(feedKeys.length > 0 ? { feedKeys } : {}),
    ...(feedEpochs.length > 0 ? { feedEpochs } : {}),
  })),
);
