import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale } from '../../../lib/locales.ts';
import { messagePath } from '../../../lib/message-sets.ts';
import { readMessageSet, SETS } from '../../../scripts/message-files.ts';

/** Puts English, changed, in the place of a language of an unpacked extension. Pages that are opened then speak it. */
export async function writePseudoMessages(
  extensionDir: string,
  locale: Locale,
  change: (text: string) => string,
): Promise<void> {
  for (const set of SETS) {
    const messages = Object.entries(readMessageSet('en', set)).map(([key, text]) => [key, change(text)]);
    await writeFile(join(extensionDir, messagePath(locale, set)), JSON.stringify(Object.fromEntries(messages)));
  }
}
