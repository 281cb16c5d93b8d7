const GUID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi;
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi;
const MAIL = /[^\s@"'<>(:]+@[^\s@"'<>),]+\.[^\s@"'<>),]+/g;
/** In any script. */
const DOMAIN = /(?<![\p{L}\p{M}\p{N}-])(?:[\p{L}\p{M}\p{N}-]+\.){1,10}\p{L}[\p{L}\p{M}\p{N}-]+/gu;
const TELEPHONE = /\+?\d(?:[\s().-]?\d){7,}/g;
/** Tokens, keys, fingerprints, parts of a feed. */
const LONG = /[A-Za-z0-9_+/=%-]{24,}/g;
const MOST = 400;

/**
 * A line that may be shown to a stranger: ids, addresses, domains, telephone numbers and whatever could be a token are
 * replaced by what they were.
 */
export function redact(text: string): string {
  return text
    .replace(ADDRESS, '[address]')
    .replace(GUID, '[id]')
    .replace(MAIL, '[email]')
    .replace(LONG, '[secret]')
    .replace(DOMAIN, '[domain]')
    .replace(TELEPHONE, '[number]')
    .slice(0, MOST);
}
