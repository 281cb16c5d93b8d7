import { parseIsoDate } from '../../lib/directory/ids.ts';
import { parsePartner } from '../../lib/directory/parse.ts';
import type { ServiceHours } from '../../lib/directory/types.ts';
import type { Translate } from '../../lib/i18n.ts';
import type { Json, Path } from '../../lib/log/types.ts';
import { formatDay } from '../contact-card/format-time.ts';
import { hoursText } from '../contact-card/hours-text.ts';
import { translateKey } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import type { NameOf } from './field-name.ts';

/** Fields whose values are words of ours: `review.value.{word}`. */
const WORDED = ['role', 'relationship', 'status', 'commerce', 'channel', 'kind', 'revokedReason'];

const DAYS = ['endDate', 'verifiedOn'];

type JsonObject = { readonly [key: string]: Json };
const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field's value in words, as the review shows it before and after. */
export function fieldValue(path: Path, value: Json | undefined, t: Translate, nameOf: NameOf): string {
  const field = path.split('.').at(-1) ?? path;
  if (value === undefined || value === null)
    return t(isDesignation(path) ? 'review.value.default' : 'review.value.none');
  if (path === 'links') return linksText(value, t);
  if (path === 'feeds.readers') return withoutToken(String(value));
  if (Array.isArray(value)) return value.length > 0 ? listText(value.map(String), t.locale) : t('review.value.none');
  if (isObject(value)) return objectText(path, value, t, nameOf);
  if (WORDED.includes(field)) return translateKey(t, `review.value.${field}.${value}`);
  if (DAYS.includes(field)) return dayOf(value, t);
  if (field === 'revokedAt') return instantText(Number(value), t);
  return typeof value === 'number' ? new Intl.NumberFormat(t.locale).format(value) : String(value);
}

const instantText = (seconds: number, t: Translate) =>
  new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(seconds * 1000);

/** An address may be shown, its token is for customers alone. */
const withoutToken = (address: string) => address.replace(/\?.*$/s, '?…');

function dayOf(value: Json, t: Translate): string {
  const day = parseIsoDate(String(value));
  return day ? formatDay(day, t.locale) : String(value);
}

const isDesignation = (path: Path) => path.endsWith('.supportContact');

function objectText(path: Path, value: JsonObject, t: Translate, nameOf: NameOf): string {
  const text = (key: string) => (value[key] === undefined ? '' : String(value[key]));
  if (isDesignation(path)) return contactText(value, nameOf);
  if (path.startsWith('subscriptions.')) {
    const { supportContact, quantity } = value;
    const shown = { name: text('friendlyName') || text('offerName') || text('id'), quantity: Number(quantity) };
    if (!supportContact || !isObject(supportContact)) return t('review.value.subscription', shown);
    return t('review.value.subscription.contact', { ...shown, contact: contactText(supportContact, nameOf) });
  }
  if (path.startsWith('delegatedAdmin.')) {
    const kind = translateKey(t, `review.value.kind.${text('kind')}`);
    return value['endDate'] ? t('review.value.until', { kind, endDate: dayOf(value['endDate'], t) }) : kind;
  }
  if (path.startsWith('feedKeys.')) return [text('name'), text('kid')].filter(Boolean).join(' · ');
  if (path.startsWith('feedEpochs.')) return text('epoch');
  if (path === 'support.channels') return channelsText(value, t);
  const hours = path === 'support.hours' ? hoursOf(value) : undefined;
  return hours ? hoursText(hours, t) : JSON.stringify(value);
}

function contactText(contact: JsonObject, nameOf: NameOf): string {
  const id = String(contact['supportTenantId'] ?? '');
  return String(contact['name'] || nameOf(id) || id);
}

const linksText = (links: Json, t: Translate) =>
  (Array.isArray(links) ? links.filter(isObject) : [])
    .map(({ name, url }) => t('common.pair', { name: String(name), value: String(url) }))
    .join('\n');

function channelsText(channels: JsonObject, t: Translate): string {
  return Object.entries(channels)
    .map(([severity, text]) => {
      const name = translateKey(t, `review.value.severity.${severity}`);
      return t('common.pair', { name, value: String(text) });
    })
    .join('\n');
}

/** Through the parser of a partner: the one place that knows what service hours may be. */
function hoursOf(value: JsonObject): ServiceHours | undefined {
  const parsed = parsePartner({
    tenantId: '00000000-0000-0000-0000-000000000000',
    name: '-',
    support: { languages: [], hours: value },
  });
  return parsed.ok ? parsed.value.support.hours : undefined;
}
