import type { IsoDate } from './types.ts';

const DAY_IN_MILLISECONDS = 86_400_000;

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_IN_MILLISECONDS;
}
