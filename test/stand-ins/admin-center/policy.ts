/**
 * The Content-Security-Policy the stand-in is served with: only its own script and styles run, nothing else loads. As
 * strict as a page can be, so that an extension that works here depends on nothing of the page's.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
