import { LOCALES } from '../lib/locales.ts';
import { type MessageSet, messagePath } from '../lib/message-sets.ts';
import { readMessageSet, SETS } from '../scripts/message-files.ts';

/** By the path that pages ask for. */
const FILES: ReadonlyMap<string, { locale: string; set: MessageSet }> = new Map(
  LOCALES.flatMap((locale) => SETS.map((set) => [messagePath(locale, set), { locale, set }] as const)),
);

/** As the browser does: answers `fetch` for the package's own message files. */
export function serveMessages(): void {
  const reach = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const file = typeof input === 'string' ? FILES.get(input) : undefined;
    return file ? Promise.resolve(Response.json(readMessageSet(file.locale, file.set))) : reach(input, init);
  };
}
