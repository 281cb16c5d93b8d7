import type { TestBrowser } from '../../e2e/support/launch.ts';
import type { ColdName } from '../page/lookup/cold-names.ts';
import { SCRIPT_START } from './mark-scripts.ts';
import { openPopup } from './real-popup.ts';

/** Milliseconds from the start of the popup's first script. */
export interface Opening {
  firstMs: number;
  fullMs: number;
}

const TIMEOUT_IN_MS = 60_000;
const BETWEEN_LOOKS_IN_MS = 100;

/** Opens our popup with a text to find in its address. */
export const openOurs = (session: TestBrowser, text: string): Promise<Opening> =>
  timeOpening(session, `popup.html#find=${encodeURIComponent(text)}`);

/** Opens a popup that finds with a library. */
export const openPeer = (session: TestBrowser, name: ColdName, text: string): Promise<Opening> =>
  timeOpening(session, `bench.html?cold=${name}&find=${encodeURIComponent(text)}`);

async function timeOpening(session: TestBrowser, path: string): Promise<Opening> {
  const page = await openPopup(session, path);
  const options = { timeout: TIMEOUT_IN_MS, polling: BETWEEN_LOOKS_IN_MS };
  await page.waitForFunction(`performance.getEntriesByName('lookup-full').length > 0`, options);
  const marks = await page.evaluate(() =>
    Object.fromEntries(performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime])),
  );
  await page.close();
  const { [SCRIPT_START]: start, 'lookup-first': first, 'lookup-full': full } = marks;
  if (start === undefined || full === undefined) throw new Error(`${path} marked no start or no end.`);
  return { firstMs: (first ?? full) - start, fullMs: full - start };
}
