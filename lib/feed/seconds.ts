/** Whole seconds since 1970, as JOSE states instants (RFC 7519, NumericDate). */
export type Seconds = number;

const DAY: Seconds = 86_400;

/** How far the clocks of a publisher and a reader may be apart. */
export const CLOCK_TOLERANCE: Seconds = DAY;

/** How long a feed stands without being renewed. */
export const VALIDITY: Seconds = 60 * DAY;

/** Longer than any publisher gives: such an `exp` would undo the guard against frozen feeds. */
export const MOST_VALIDITY: Seconds = 400 * DAY;

export const secondsOf = (milliseconds: number): Seconds => Math.floor(milliseconds / 1_000);
