import type { IsoDate } from '../directory/types.ts';

/** Not the day alone: a spreadsheet would take it for a date and write it back as its own language does. */
export const formatVerified = (day: IsoDate): string => `on ${day}`;

/** The day as it is written, with or without the word before it. */
export const verifiedDay = (cell: string): string => cell.replace(/^on\s+/i, '');
