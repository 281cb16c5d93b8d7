import { type Mutant, mutantsIn } from '../mutant.ts';
import { CONTENT_ROWS } from './content-mutants.ts';
import { KEYS_ROWS } from './keys-mutants.ts';
import { PUBLISHING_ROWS } from './publishing-mutants.ts';
import { SESSION_ROWS } from './session-mutants.ts';
import { SUBSCRIBING_ROWS } from './subscribing-mutants.ts';

/** What makes a feed trustworthy, taken away check by check. */
export const FEED_MUTANTS: readonly Mutant[] = [
  ...mutantsIn('lib/feed', [...CONTENT_ROWS, ...KEYS_ROWS, ...SUBSCRIBING_ROWS, ...PUBLISHING_ROWS]),
  ...mutantsIn('lib/session', SESSION_ROWS),
];
