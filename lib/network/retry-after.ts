/** A host's advice when to come back: `Retry-After` in seconds or as a date; anything else is no advice. */
export function retryAfter(headers: Headers, now: number): { retryAfterInMs?: number } {
  const text = headers.get('retry-after');
  if (!text) return {};
  const inMs = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return inMs > 0 ? { retryAfterInMs: inMs } : {};
}
