import fc from 'fast-check';
import type { Op } from '../../../lib/log/types.ts';
import { meetingOps } from '../../fixtures/arbitrary-ops.ts';
import type { Fault } from '../../stand-ins/azurite/faulty-fetch.ts';

/** What befalls a member of a team. As JSON it is the same. */
export type Step = { who: number } & (
  | { commit: Op[] }
  | { settle: number }
  | { exchange: Fault[] }
  /** Together with the next member. */
  | { together: Fault[] }
  | { refuse: number; exchange: Fault[] }
  | { leave: 'drop' | 'keep'; ops: Op[] }
  /** A copy of the profile goes on beside it. */
  | { copy: true }
);

const faults = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Fault>('none') },
    {
      weight: 5,
      arbitrary: fc.constantFrom<Fault>('cutBefore', 'cutAfter', 'duplicate', 'late', 'busy', 'truncated', 'delay'),
    },
  ),
  { maxLength: 6 },
);

const who = fc.nat(5);
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: fc.record({ who, commit: meetingOps }).map((step): Step => step) },
    { weight: 2, arbitrary: fc.record({ who, settle: fc.nat(9) }).map((step): Step => step) },
    { weight: 8, arbitrary: fc.record({ who, exchange: faults }).map((step): Step => step) },
    { weight: 3, arbitrary: fc.record({ who, together: faults }).map((step): Step => step) },
    {
      weight: 3,
      arbitrary: fc
        .record({ who, refuse: fc.integer({ min: 1, max: 14 }), exchange: faults })
        .map((step): Step => step),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ who, leave: fc.constantFrom('drop' as const, 'keep' as const), ops: meetingOps })
        .map((step): Step => step),
    },
    { weight: 1, arbitrary: fc.record({ who, copy: fc.constant<true>(true) }).map((step): Step => step) },
  ),
  { minLength: 10, maxLength: 40 },
);
