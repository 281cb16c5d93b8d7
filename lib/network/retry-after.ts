/** A host that asks for more is not believed: one answer must not end for good what goes on by itself. */
const MOST_IN_MS = 24 * 60 * 60_000;

/** A host's advice when to come back, a day at most: `Retry-After` in seconds or as a date; anything else is no advice. */
export function retryAfter(headers: Headers, now: number): { retryAfterInMs?: number } {
  const text = headers.get('retry-after');
  if (!text) return {};
  const inMs = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return inMs > 0 ? { retryAfterInMs: Math.min(inMs, MOST_IN_MS) } : {};
}
