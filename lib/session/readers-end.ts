/** When the customers' address ends, as its token says it: an ISO 8601 instant. */
export const endOfReaders = (readers: string): string | undefined =>
  URL.parse(readers)?.searchParams.get('se') ?? undefined;

/** To invite everybody again takes its time. */
const NEAR_IN_MS = 60 * 86_400_000;

/** `now`: milliseconds since 1970. */
export const isNear = (endAt: string, now: number): boolean => Date.parse(endAt) - now < NEAR_IN_MS;
