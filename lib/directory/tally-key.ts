import { CHANNELS, COMMERCE, KINDS } from './customer-schema.ts';
import { parseIsoDate, parseTenantId } from './ids.ts';
import type { CustomerFact, EndingFact, SubscriptionFact, Supporter } from './tally-facts.ts';
import { type FactPath, flag } from './tally-path.ts';
import type { DelegatedAdmin, TenantId } from './types.ts';

declare const brand: unique symbol;
/** A fact as one text: equal facts have equal keys. Made by `factKey` only, read by `parseFactKey`. */
export type FactKey = string & { readonly [brand]: 'FactKey' };

export type Fact =
  | ({ about: 'subscription' } & SubscriptionFact)
  | ({ about: 'customer' } & CustomerFact)
  | ({ about: 'ending' } & EndingFact);

const SEPARATOR = '|';

const SPECIAL = /[%|]/;

export function factKey({ stem, leaf }: FactPath): FactKey {
  const written = stem.some((part) => SPECIAL.test(part)) ? stem.map(writeText) : stem;
  return `${written.join(SEPARATOR)}${SEPARATOR}${leaf}` as FactKey;
}

/** A name may hold a separator of its own. */
const writeText = (text: string) => text.replaceAll('%', '%25').replaceAll(SEPARATOR, '%7C');
const readText = (text: string) => text.replaceAll('%7C', SEPARATOR).replaceAll('%25', '%');

/** Undefined for what no fact is written as: the stored tally is damaged or of another version. */
export function parseFactKey(key: string): Fact | undefined {
  const [about, ...parts] = key.split(SEPARATOR);
  const leaf = parts.pop() ?? '';
  if (about === 'designated' || about === 'default') return parseSubscription(about, parts, leaf);
  const supporters = parseSupporters(parts);
  const isSet = parseFlag(leaf);
  if (!supporters || isSet === undefined) return undefined;
  if (about === 'customer') return { about, hasDefault: isSet, supporters };
  const [supporter, ...more] = supporters;
  const held = about === 'ending' && more.length === 0 ? supporter?.held : undefined;
  return held?.endDate && { about: 'ending', held, inUse: isSet };
}

function parseSubscription(about: 'designated' | 'default', parts: string[], leaf: string): Fact | undefined {
  const [commerceText, channelText, lapsedText] = leaf.split(' ');
  const commerce = COMMERCE.find((word) => word === commerceText);
  const channel = CHANNELS.find((word) => word === channelText);
  const lapsed = parseFlag(lapsedText);
  const designation = about === 'designated' ? parseDesignated(parts) : parseDefault(parts);
  if (!commerce || !channel || lapsed === undefined || !designation) return undefined;
  return { about: 'subscription', commerce, channel, lapsed, designation };
}

function parseDesignated(parts: readonly string[]): SubscriptionFact['designation'] | undefined {
  const [id = '', mpnText = '', name = '', kind = '', endDate = '', besideText] = parts;
  const supporter = parseSupporter(id, kind, endDate);
  const besideDefault = parseFlag(besideText);
  if (!supporter || besideDefault === undefined) return undefined;
  const { tenantId, ...held } = supporter;
  const contact = { supportTenantId: tenantId, supportMpnId: readText(mpnText), name: readText(name) };
  return { contact, ...held, besideDefault };
}

function parseDefault(parts: readonly string[]): SubscriptionFact['designation'] | undefined {
  const supporters = parseSupporters(parts);
  const holders = supporters?.flatMap(({ held }) => held ?? []);
  return holders && holders.length === supporters?.length ? { holders } : undefined;
}

const PARTS_EACH = 3;

function parseSupporters(parts: readonly string[]): Supporter[] | undefined {
  const supporters: Supporter[] = [];
  for (let at = 0; at < parts.length; at += PARTS_EACH) {
    const supporter = parseSupporter(parts[at], parts[at + 1], parts[at + 2]);
    if (!supporter) return undefined;
    supporters.push(supporter);
  }
  return supporters;
}

function parseSupporter(id = '', kindText?: string, endText?: string): Supporter | undefined {
  const tenantId = parseTenantId(id);
  if (!tenantId || kindText === undefined || endText === undefined) return undefined;
  if (kindText === '') return endText === '' ? { tenantId } : undefined;
  const held = parseHeld(tenantId, kindText, endText);
  return held && { tenantId, held };
}

function parseHeld(tenantId: TenantId, kindText: string, endText: string): DelegatedAdmin | undefined {
  const kind = KINDS.find((word) => word === kindText);
  const endDate = endText === '' ? undefined : parseIsoDate(endText);
  if (!kind || (endText !== '' && !endDate)) return undefined;
  return endDate ? { tenantId, kind, endDate } : { tenantId, kind };
}

const parseFlag = (text: string | undefined) => [true, false].find((is) => flag(is) === text);
