import { toUnicode } from 'punycode/punycode.es6.js';

const ENCODED = /(^|\.)xn--/;

/** A domain (lower case, ASCII form) as it is stored and as people write it, which may be the same. */
export function domainForms(domain: string): string[] {
  if (!ENCODED.test(domain)) return [domain];
  const written = readable(domain);
  return written === domain ? [domain] : [domain, written];
}

function readable(domain: string): string {
  try {
    return toUnicode(domain);
  } catch (fault) {
    if (fault instanceof RangeError) return domain; // It only looks encoded.
    throw fault;
  }
}
