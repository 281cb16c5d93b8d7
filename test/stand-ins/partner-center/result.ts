/** What a route answers, before quirks change its looks. */
export interface Result {
  status: number;
  /** Absent: no body. */
  json?: unknown;
  headers?: Record<string, string>;
}

export const ok = (json: unknown): Result => ({ status: 200, json });

/** error-codes.md: the usual envelope. */
export const refusal = (status: number, code: number, description: string): Result => ({
  status,
  json: { code, description, data: [], source: 'PartnerFD' },
});

/** A 429 has an envelope of its own. */
export const throttled = (seconds: number, withAdvice = true): Result => ({
  status: 429,
  json: { statusCode: 429, message: `Rate limit is exceeded. Try again in ${seconds} seconds.` },
  ...(withAdvice ? { headers: { 'Retry-After': String(seconds) } } : {}),
});
