/**
 * `ufuzzy` and `fuse` read the directory's customers, since they have no index to store; `ufuzzy_lines` reads lines
 * made for it, which some commit would have had to write.
 */
export const COLD_NAMES = ['ufuzzy', 'ufuzzy_lines', 'minisearch', 'fuse', 'flexsearch', 'indexeddb'] as const;
export type ColdName = (typeof COLD_NAMES)[number];

export const isColdName = (text: string): text is ColdName => COLD_NAMES.some((name) => name === text);
