import { CHANNELS, COMMERCE, KINDS, parseCustomerUrl, RELATIONSHIPS, STATUSES } from './customer-schema.ts';
import { parseDomain, parseIsoDate, parseSubscriptionId, parseTenantId } from './ids.ts';
import { websiteLink } from './links.ts';
import { KEY_ENDS, parseBytes32, parseEndTime, parseTime, ROLES, WEEKDAYS } from './partner-schema.ts';

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

/** What a kind of document holds. */
interface DocShape {
  fields: Fields;
  /** Lists that are merged entry by entry, with the property that names an entry. */
  entries: Readonly<Record<string, { key: string; required: Fields; optional: Fields }>>;
  /** Fields whose properties are merged one by one. */
  groups: Readonly<Record<string, Fields>>;
}

const isText: Check = (value) => typeof value === 'string';
const same =
  (parse: (text: string) => string | undefined): Check =>
  (value) =>
    typeof value === 'string' && parse(value) === value;
const among = (words: readonly unknown[]): Check => {
  const known = new Set(words);
  return (value) => known.has(value);
};
const many =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** An object with all of the required fields, some of the optional ones, and nothing else. */
const object =
  (required: Fields, optional: Fields = {}): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const found = Object.entries(value);
    const isKnown = found.every(([key, field]) => own({ ...required, ...optional }, key)?.(field) ?? false);
    return isKnown && Object.keys(required).every((key) => Object.hasOwn(value, key));
  };

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

const tenantId = same(parseTenantId);
const date = same(parseIsoDate);
const SUPPORT_CONTACT = object({ supportTenantId: tenantId, supportMpnId: isText, name: isText });
const SUBSCRIPTION: Fields = {
  id: same(parseSubscriptionId),
  offerId: isText,
  offerName: isText,
  friendlyName: isText,
  status: among(STATUSES),
  quantity: isCount,
  commerce: among(COMMERCE),
  channel: among(CHANNELS),
};
/** Any time zone: not every browser knows the same ones, and all must take the same. */
const HOURS = object({
  timeZone: isText,
  ranges: many(object({ days: many(among(WEEKDAYS)), from: same(parseTime), to: same(parseEndTime) })),
  holidays: many(date),
});

const CUSTOMER: DocShape = {
  fields: {
    companyName: isText,
    domains: many(same(parseDomain)),
    aliases: many(isText),
    country: isText,
    relationship: among(RELATIONSHIPS),
    notes: isText,
    links: many(object({ name: isText, url: same(parseCustomerUrl) })),
  },
  entries: {
    subscriptions: { key: 'id', required: SUBSCRIPTION, optional: { supportContact: SUPPORT_CONTACT } },
    delegatedAdmin: { key: 'tenantId', required: { tenantId, kind: among(KINDS) }, optional: { endDate: date } },
  },
  groups: {},
};

const PARTNER: DocShape = {
  fields: {
    mpnId: isText,
    name: isText,
    role: among(ROLES),
    country: isText,
    relationship: among(RELATIONSHIPS),
    verifiedOn: date,
  },
  entries: {},
  groups: {
    support: {
      email: isText,
      telephone: isText,
      website: same(websiteLink),
      languages: many(isText),
      hours: HOURS,
      scope: isText,
      pricing: isText,
      channels: object({}, { critical: isText, high: isText, normal: isText }),
    },
  },
};

const bytes32 = same(parseBytes32);
const FEED_KEY: Fields = { kid: bytes32, name: isText, x: isText, y: isText, from: isCount };
const FEED_KEY_END: Fields = { revokedAt: isCount, revokedReason: among(KEY_ENDS) };

const WORKSPACE: DocShape = {
  fields: { name: isText },
  entries: {
    feedKeys: { key: 'kid', required: FEED_KEY, optional: FEED_KEY_END },
    feedEpochs: { key: 'tenantId', required: { tenantId, epoch: isCount }, optional: {} },
  },
  groups: { feeds: { readers: isText, root: bytes32 } },
};

const SHAPES = { customer: CUSTOMER, partner: PARTNER, workspace: WORKSPACE };

/**
 * Whether a value may stand at a path (`companyName`, `support.email`, `subscriptions.{id}.quantity`) of a document of
 * that kind, wherever it comes from. Types and ids alone, no limits: what two people wrote, each within the limits, may
 * be more than either, and must stand.
 */
export function fitsField(kind: keyof typeof SHAPES, path: string, value: unknown): boolean {
  const { fields, entries, groups } = SHAPES[kind];
  const [root = '', key, field] = path.split('.');
  const list = own(entries, root);
  if (list) return fitsEntries(list, key, field, value);
  const group = own(groups, root);
  if (group) return key === undefined ? object({}, group)(value) : !field && (own(group, key)?.(value) ?? false);
  return key === undefined && (own(fields, root)?.(value) ?? false);
}

/**
 * Whether documents of that kind have such a field, so that it can be taken away: what names a document or an entry
 * cannot, nor what a list or a text has by itself.
 */
export function isField(kind: keyof typeof SHAPES, path: string): boolean {
  const { fields, entries, groups } = SHAPES[kind];
  const [root = '', key, field] = path.split('.');
  const list = own(entries, root);
  if (list) return key === undefined || isEntryField(list, key, field);
  const group = own(groups, root);
  if (group) return field === undefined && (key === undefined || Object.hasOwn(group, key));
  return key === undefined && Object.hasOwn(fields, root);
}

function isEntryField(
  { key: name, required, optional }: DocShape['entries'][string],
  key: string,
  field: string | undefined,
): boolean {
  const isNamed = required[name]?.(key) ?? false;
  return isNamed && (field === undefined || (field !== name && Object.hasOwn({ ...required, ...optional }, field)));
}

function fitsEntries(
  { key: name, required, optional }: DocShape['entries'][string],
  key: string | undefined,
  field: string | undefined,
  value: unknown,
): boolean {
  const entry = object(required, optional);
  if (key === undefined) return many(entry)(value);
  if (!isEntryField({ key: name, required, optional }, key, field)) return false;
  if (field === undefined) return entry(value) && Reflect.get(Object(value), name) === key;
  return own({ ...required, ...optional }, field)?.(value) ?? false;
}
