export type UrlProblem =
  | 'notUrl'
  /** Only the emulator on this machine may be reached without encryption. */
  | 'notHttps'
  /** A user name or password in the address. */
  | 'credentials';

const LOCAL_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);

/** An address that feeds may be read from or written to. */
export function safeUrl(text: string): { ok: true; url: URL } | { ok: false; reason: UrlProblem } {
  const url = URL.parse(text.trim());
  if (!url || !['https:', 'http:'].includes(url.protocol)) return { ok: false, reason: 'notUrl' };
  if (url.protocol === 'http:' && !LOCAL_HOSTS.has(url.hostname)) return { ok: false, reason: 'notHttps' };
  return url.username || url.password ? { ok: false, reason: 'credentials' } : { ok: true, url };
}
