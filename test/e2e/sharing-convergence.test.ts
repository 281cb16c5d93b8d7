import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Azurite, startAzurite } from '../stand-ins/azurite/start-azurite.ts';
import { type Step, steps } from '../workspace/sync/scenario.ts';
import type { AlteredExtension } from './support/alter-extension.ts';
import { buildTeamPage } from './support/build-team-page.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type Session, startSession } from './support/session.ts';
import { withLocalStore } from './support/with-local-store.ts';

/** Fewer than over the unit tests' IndexedDB, which is quicker. */
const RUNS = { chromium: 40, firefox: 10 };

describeInBrowser('profiles that share a directory in the browser’s own database', (browserName) => {
  let azurite: Azurite;
  let extension: AlteredExtension;
  let session: Session;
  beforeAll(async () => {
    azurite = await startAzurite();
    extension = await withLocalStore(browserName, await buildTeamPage());
    session = await startSession(browserName, { extensionDir: extension.extensionDir });
  });
  afterAll(async () => {
    await session?.close();
    await Promise.all([extension?.remove(), azurite?.close()]);
  });

  it('show what the log yields, with every commit in it once, whatever fails on the way', async () => {
    const page = await session.openExtensionPage('team.html');
    await page.waitForFunction(() => 'playTeam' in globalThis);
    // As text, since not every browser is handed just any object.
    const play = (url: string, count: number, taken: Step[]) =>
      page.evaluate(
        (at: string, members: number, text: string) => globalThis.playTeam(at, members, JSON.parse(text)),
        url,
        count,
        JSON.stringify(taken),
      );
    const seed = Date.now() % 2 ** 31;
    console.log(`seed ${seed}`);
    let teams = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 3 }), steps, async (count, taken) => {
        teams += 1;
        await azurite.createContainer(`team-${teams}`);
        expect(await play(azurite.urlOf(`team-${teams}`), count, taken)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: RUNS[browserName], seed, endOnFailure: true },
    );
    expect(teams).toBe(RUNS[browserName]);
  }, 300_000);
});
