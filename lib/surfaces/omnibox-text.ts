import { parseTenantId } from '../directory/ids.ts';
import type { TenantId } from '../directory/types.ts';
import type { TelephoneToCall } from '../directory/whom-to-call.ts';
import type { Translate } from '../i18n.ts';
import type { LookupResult, LookupRow } from '../lookup/lookup-row.ts';

/** A row with whom to call; `telephone` is absent when nobody's is on record. */
export interface CallableRow {
  row: LookupRow;
  call: TelephoneToCall | undefined;
}

export interface Suggestion {
  /** What the address bar holds, and gives back, once it is chosen. */
  content: string;
  description: string;
}

/** Chromium reads descriptions as XML, Firefox as text. */
export type DescriptionForm = 'xml' | 'text';

/** No control character nor the last two of the first plane are XML, and none helps in a line of text. */
const NOT_XML = /[\p{Cc}\ufffe\uffff]+/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function escapeDescription(text: string, form: DescriptionForm): string {
  const plain = text.toWellFormed().replace(NOT_XML, ' ');
  return form === 'text' ? plain : plain.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Customer, then whom to call: `Contoso — Fabrikam Support +81 3 …`. In XML the name stands out and the rest is dim. */
export function describeRow({ row, call }: CallableRow, form: DescriptionForm, t: Translate): string {
  const whom = call ? [call.name, call.telephone].filter(Boolean).join(' ') : t('surfaces.noTelephone');
  const [name, rest] = [escapeDescription(row.companyName, form), escapeDescription(` — ${whom}`, form)];
  return form === 'text' ? `${name}${rest}` : `<match>${name}</match><dim>${rest}</dim>`;
}

/** The name is for the eye: the tenant id behind it is what `readChosen` reads. */
export const toSuggestion = (found: CallableRow, form: DescriptionForm, t: Translate): Suggestion => ({
  content: `${found.row.companyName} ${found.row.tenantId}`,
  description: describeRow(found, form, t),
});

/** The tenant id at the end of a chosen suggestion, or typed alone. */
export const readChosen = (text: string): TenantId | undefined => parseTenantId(text.trim().split(/\s+/).at(-1) ?? '');

/** What Enter does with free text: the only match, or the only one of exactly that name, else the list of all. */
export function rowToOpen({ rows, matches }: LookupResult, typed: string): LookupRow | undefined {
  const wanted = typed.trim().toLowerCase();
  const isMeant = ({ companyName, tenantId, domain, aliases }: LookupRow) =>
    [companyName, tenantId, domain, ...aliases].some((text) => text?.toLowerCase() === wanted);
  const [meant, another] = matches === 1 ? rows : rows.filter(isMeant);
  return another ? undefined : meant;
}

/** The first line, which says what Enter does. */
export function describeDefault(result: LookupResult, typed: string, form: DescriptionForm, t: Translate): string {
  const text = () => {
    if (!typed.trim()) return t('surfaces.typeToFind');
    if (result.matches === 0) return t('surfaces.noMatch', { typed });
    const row = rowToOpen(result, typed);
    return row ? t('surfaces.openRow', { name: row.companyName }) : t('surfaces.matches', { count: result.matches });
  };
  return escapeDescription(text(), form);
}
