import type { Messages } from './i18n.ts';
import type { Locale } from './locales.ts';
import { type MessageSet, messagePath } from './message-sets.ts';

const read = new Map<string, Promise<Messages>>();

/**
 * The messages of one language, once for each set: a file of the package rather than of the script, where everyone
 * would load every language for the one they read. Throws when the package cannot be read.
 */
export function loadMessages(locale: Locale, set: MessageSet): Promise<Messages> {
  const path = messagePath(locale, set);
  const known = read.get(path);
  if (known) return known;
  const reading = readMessages(path);
  read.set(path, reading);
  reading.catch(() => read.delete(path));
  return reading;
}

async function readMessages(path: string): Promise<Messages> {
  const response = await fetch(path);
  return response.json();
}
