import { OutdatedVersion } from '../db/outdated-version.ts';
import { findCustomers } from '../lookup/find-customers.ts';
import { reportError } from '../report-error.ts';
import { formatRoute } from '../session/route.ts';
import { getSettings } from '../settings.ts';
import { addressWithFind } from './find-address.ts';
import { mayFind } from './may-find.ts';
import {
  type DescriptionForm,
  describeDefault,
  escapeDescription,
  readChosen,
  rowToOpen,
  type Suggestion,
  toSuggestion,
} from './omnibox-text.ts';
import { readCalls } from './read-calls.ts';
import { translateSurfaces } from './translate-surfaces.ts';

/** Chromium shows eight lines, and the first of them says what Enter does. */
const MAX_ROWS = 7;

export interface OmniboxAnswer {
  /** What Enter does, above the suggestions. */
  first: string;
  suggestions: Suggestion[];
}

/** What the address bar offers for this text, or why it has nothing; the page that Enter leads to says what to do. */
export async function answerOmnibox(text: string, form: DescriptionForm): Promise<OmniboxAnswer> {
  const settings = await getSettings();
  const t = await translateSurfaces(settings, navigator.languages);
  if (!mayFind(settings.role)) {
    const first = t(settings.role === 'customer' ? 'surfaces.ownContacts' : 'surfaces.setUp');
    return { first: escapeDescription(first, form), suggestions: [] };
  }
  try {
    const result = text.trim() ? await findCustomers(text, MAX_ROWS) : { rows: [], matches: 0 };
    const rows = await readCalls(result.rows);
    return {
      first: describeDefault(result, text, form, t),
      suggestions: rows.map((found) => toSuggestion(found, form, t)),
    };
  } catch (fault) {
    reportError('Answering the address bar', fault);
    const first = t(fault instanceof OutdatedVersion ? 'common.outdated.title' : 'common.start.title');
    return { first: escapeDescription(first, form), suggestions: [] };
  }
}

/** The page that Enter leads to: the customer that is meant, or the lookup with the text in its box. */
export async function omniboxAddress(text: string): Promise<string> {
  const { role } = await getSettings();
  if (role === null) return 'options.html';
  if (!mayFind(role) || !text.trim()) return 'sidepanel.html';
  const wanted = readChosen(text) ?? text;
  const row = rowToOpen(await findCustomers(wanted, MAX_ROWS), wanted);
  if (!row) return addressWithFind('sidepanel.html', text);
  return `options.html${formatRoute({ view: 'customer', tenantId: row.tenantId })}`;
}
