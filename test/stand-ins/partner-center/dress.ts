import type { Quirks } from './quirks.ts';

const GUID = /\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?/gi;
const WHOLE_GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The body's text with the looks that the quirks give it. */
export function dress(json: unknown, quirks: Quirks): string {
  return `${quirks.byteOrderMark ? '\uFEFF' : ''}${JSON.stringify(dressed(json, quirks))}`;
}

function dressed(value: unknown, quirks: Quirks): unknown {
  if (Array.isArray(value)) return value.map((item) => dressed(item, quirks));
  if (typeof value === 'string') return textOf(value, quirks);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    quirks.pascalCase ? key.charAt(0).toUpperCase() + key.slice(1) : key,
    key === 'code' && quirks.textCodes ? String(inner) : dressed(inner, quirks),
  ]);
  return Object.fromEntries(entries);
}

function textOf(text: string, { upperCaseIds, bracedIds, nulls }: Quirks): string | null {
  if (text === '' && nulls) return null;
  const cased = upperCaseIds ? text.replace(GUID, (id) => id.toUpperCase()) : text;
  return bracedIds && WHOLE_GUID.test(cased) ? `{${cased}}` : cased;
}
