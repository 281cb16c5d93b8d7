import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Op } from '../../../lib/log/types.ts';
import { meetingOps } from '../../fixtures/arbitrary-ops.ts';
import type { Fault } from '../../stand-ins/azurite/faulty-fetch.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { closeTeam, expectConverged, type Member, openTeam } from './team.ts';

let azurite: Azurite;
let containers = 0;

beforeAll(async () => {
  azurite = await startAzurite();
}, 60_000);
afterAll(() => azurite.close());

type Step = { who: number } & (
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
const steps: fc.Arbitrary<Step[]> = fc.array(
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

async function take(members: Member[], step: Step, given: Set<string>): Promise<string[]> {
  const member = members[step.who % members.length];
  const next = members[(step.who + 1) % members.length];
  if (!member || !next) throw new Error('no member');
  if ('commit' in step) return member.commit(step.commit);
  if ('settle' in step) {
    const ids = await member.db.getAllKeys('conflicts');
    const id = ids[step.settle % Math.max(ids.length, 1)];
    return id ? member.commit([{ settle: id, keep: 'standing' }]) : [];
  }
  if ('leave' in step) for (const id of await member.leave(step.leave, step.ops)) given.add(id);
  else if ('copy' in step) {
    if (members.length < 5) members.push(await member.copy());
  } else if ('together' in step) await Promise.all([member.exchange(step.together), next.exchange()]);
  else if ('refuse' in step) await member.exchangeRefused(step.refuse, step.exchange);
  else await member.exchange(step.exchange);
  return [];
}

it('every member shows what the log yields, with every commit in it once, whatever fails on the way', async () => {
  const seen = { conflicts: 0, files: 0, seed: fc.sample(fc.integer(), 1)[0] ?? 0 };
  console.log(`seed ${seen.seed}`);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 3 }), steps, async (count, taken) => {
      containers += 1;
      await azurite.createContainer(`team-${containers}`);
      const url = azurite.urlOf(`team-${containers}`);
      const members = await openTeam(url, count);
      const issued: string[] = [];
      const given = new Set<string>();
      for (const step of taken) issued.push(...(await take(members, step, given)));
      const state = await expectConverged(url, members, issued, given);
      seen.conflicts += state.conflicts.size;
      await closeTeam(members);
    }),
    { numRuns: 60, seed: seen.seed, endOnFailure: true },
  );
  // Otherwise authors never meet, and nothing is proved.
  expect(seen.conflicts).toBeGreaterThan(20);
}, 300_000);
