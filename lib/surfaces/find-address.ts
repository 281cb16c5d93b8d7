const MAX_TEXT = 200;

/** Text to look for, from wherever it was selected: one line, and no more of it than a name can take. */
export const tidyFindText = (text: string): string =>
  text.toWellFormed().replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT).toWellFormed();

/** The address of a lookup page that starts with `text` in its box. */
export const addressWithFind = (page: 'popup.html' | 'sidepanel.html', text: string): string =>
  `${page}#find=${encodeURIComponent(tidyFindText(text))}`;

/** What a lookup page's hash asks it to start with; undefined when it asks for nothing. */
export function readFindText(hash: string): string | undefined {
  const text = new URLSearchParams(hash.replace(/^#/, '')).get('find');
  return (text && tidyFindText(text)) || undefined;
}
