import { CHANNELS, COMMERCE, KINDS, parseCustomerUrl, RELATIONSHIPS, STATUSES } from './customer-schema.ts';
import { parseCountry, parseDomain, parseIsoDate, parseMpnId, parseSubscriptionId, parseTenantId } from './ids.ts';
import { LIMITS } from './limits.ts';
import { cleanLine, cleanText } from './schema-parts.ts';
import type { Customer } from './types.ts';

type Check = (value: unknown) => boolean;
interface Shape {
  checks: ReadonlyMap<string, Check>;
  required: ReadonlySet<string>;
}

/**
 * Whether the value is a customer exactly as the schema would give it back: every field in canonical form, lists in
 * order and without repeats, nothing else in it. What `false` means is for the schema to say.
 */
export function isCanonicalCustomer(value: unknown): value is Customer {
  return fits(value, CUSTOMER);
}

function shape(required: Record<string, Check>, optional: Record<string, Check>): Shape {
  return {
    checks: new Map(Object.entries({ ...required, ...optional })),
    required: new Set(Object.keys(required)),
  };
}

function fits(value: unknown, { checks, required }: Shape): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fields = value as Record<string, unknown>;
  let found = 0;
  for (const key in fields) {
    const check = checks.get(key);
    if (!check?.(fields[key])) return false;
    if (required.has(key)) found++;
  }
  return found === required.size;
}

const same =
  (parse: (text: string) => string | undefined): Check =>
  (value) =>
    typeof value === 'string' && parse(value) === value;

/** Most strings are printable ASCII without outer space, which is clean and quick to see. */
const PLAINLY_CLEAN = /^[!-~](?:[ -~]*[!-~])?$/;

const cleaned =
  (clean: (text: string) => string, minLength: number, maxLength: number): Check =>
  (value) =>
    typeof value === 'string' &&
    value.length >= minLength &&
    value.length <= maxLength &&
    (PLAINLY_CLEAN.test(value) || clean(value) === value);

const among = (words: readonly unknown[]): Check => {
  const known = new Set(words);
  return (value) => known.has(value);
};

const many =
  (check: Check, maxLength: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= maxLength && value.every(check);

const distinct =
  (check: Check): Check =>
  (value) =>
    check(value) && Array.isArray(value) && (value.length < 2 || new Set(value).size === value.length);

/** Ascending without equals, which also tells that none is repeated. */
const ascending =
  (check: Check, key: 'id' | 'tenantId'): Check =>
  (value) =>
    check(value) &&
    Array.isArray(value) &&
    value.every((item, index) => index === 0 || value[index - 1][key] < item[key]);

const isQuantity: Check = (value) =>
  Number.isInteger(value) && typeof value === 'number' && value >= 0 && value <= LIMITS.quantity;

const tenantId = same(parseTenantId);
const mpnId: Check = (value) => value === '' || same(parseMpnId)(value);
const name = cleaned(cleanLine, 1, LIMITS.nameLength);
const nameOrNone = cleaned(cleanLine, 0, LIMITS.nameLength);

const SUPPORT_CONTACT = shape({ supportTenantId: tenantId, supportMpnId: mpnId, name: nameOrNone }, {});

const SUBSCRIPTION = shape(
  {
    id: same(parseSubscriptionId),
    offerId: nameOrNone,
    offerName: nameOrNone,
    friendlyName: nameOrNone,
    status: among(STATUSES),
    quantity: isQuantity,
    commerce: among(COMMERCE),
    channel: among(CHANNELS),
  },
  { supportContact: (value) => fits(value, SUPPORT_CONTACT) },
);

const DELEGATED_ADMIN = shape({ tenantId, kind: among(KINDS) }, { endDate: same(parseIsoDate) });

const LINK = shape({ name, url: same(parseCustomerUrl) }, {});

const isListOfLinks: Check = (value) =>
  Array.isArray(value) && value.length > 0 && many((link) => fits(link, LINK), LIMITS.links)(value);

const CUSTOMER = shape(
  {
    tenantId,
    companyName: name,
    domains: distinct(many(same(parseDomain), LIMITS.domains)),
    aliases: distinct(many(name, LIMITS.aliases)),
    relationship: among(RELATIONSHIPS),
    delegatedAdmin: ascending(
      many((value) => fits(value, DELEGATED_ADMIN), LIMITS.delegatedAdmin),
      'tenantId',
    ),
    subscriptions: ascending(
      many((value) => fits(value, SUBSCRIPTION), LIMITS.subscriptions),
      'id',
    ),
  },
  { country: same(parseCountry), notes: cleaned(cleanText, 1, LIMITS.notesLength), links: isListOfLinks },
);
