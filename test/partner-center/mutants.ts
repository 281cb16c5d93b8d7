import { type Mutant, mutantsIn } from '../mutant.ts';
import { CLIENT_ROWS, PACE_ROWS } from './client-mutants.ts';
import { OBSERVING_ROWS } from './observing-mutants.ts';

/** What keeps us from misreading Partner Center, or wearing it out, taken away one by one. */
export const PARTNER_CENTER_MUTANTS: readonly Mutant[] = [
  ...mutantsIn('lib/partner-center/client', [...CLIENT_ROWS, ...PACE_ROWS]),
  ...mutantsIn('lib/partner-center/observe', OBSERVING_ROWS),
];
