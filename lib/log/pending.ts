/**
 * Commits that the team's log does not hold yet stand above every position that it can reach: what is pulled moves none
 * of them, and in the order of positions they come last, as they will when they arrive.
 */
export const PENDING = 2 ** 40;

/** Where commit `n` of this profile stands while it waits. */
export const pendingPosition = (n: number): number => PENDING + n;

export const isPending = (position: number): boolean => position > PENDING;
