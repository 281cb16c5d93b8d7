import { listText } from '../ui/list-text.ts';

/** Languages, given as BCP 47 tags, in the reader's words. */
export const languageNames = (tags: readonly string[], locale: string): string =>
  listText(
    tags.map((tag) => languageName(tag, locale)),
    locale,
  );

/** `Intl` refuses tags that are not well-formed: then the tag itself is shown. */
function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
