import { LIMITS } from '../directory/limits.ts';
import { cleanLine } from '../directory/schema-parts.ts';
import { unguardCell } from './cell-guard.ts';
import { compactText } from './compact-text.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const MAY_NEED_CLEANING = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff]/;

/** A cell's text as it was before export: without outer space, and without the apostrophe that guarded it. */
export const cellText = (cell: string | undefined): string => unguardCell((cell ?? '').trim());

/** The same text that the directory's own parsers make of a name. */
export const nameText = (text: string): string => (MAY_NEED_CLEANING.test(text) ? cleanLine(text) : compactText(text));

export const isTooLong = (text: string): boolean => text.length > LIMITS.nameLength;
