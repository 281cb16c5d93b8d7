import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { playScenario } from './play-scenario.ts';
import { steps } from './scenario.ts';

let azurite: Azurite;
let containers = 0;

beforeAll(async () => {
  azurite = await startAzurite();
}, 60_000);
afterAll(() => azurite.close());

it('every member shows what the log yields, with every commit in it once, whatever fails on the way', async () => {
  const seed = Date.now() % 2 ** 31;
  console.log(`seed ${seed}`);
  let conflicts = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 3 }), steps, async (count, taken) => {
      containers += 1;
      await azurite.createContainer(`team-${containers}`);
      conflicts += await playScenario(azurite.urlOf(`team-${containers}`), count, taken);
    }),
    { numRuns: 200, seed, endOnFailure: true },
  );
  // Otherwise authors never meet, and nothing is proved.
  expect(conflicts).toBeGreaterThan(60);
}, 600_000);
