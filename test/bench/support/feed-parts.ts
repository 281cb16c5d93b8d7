import { launchBrowser } from '../../e2e/support/launch.ts';
import type { SealReport } from '../page/feed/feed-bench.ts';
import { BENCH_EXTENSION } from './bench-page.ts';
import { callInPage } from './call-in-page.ts';
import { grantLocalStores } from './grant-local-stores.ts';

const FEEDS = 2_000;
const TIMEOUT_IN_MS = 240_000;

export interface FeedParts {
  sealPerSecond: number;
  openMs: number;
  bytes: number;
  /** Texts of the same size, without sealing, that the host takes. */
  putPerSecond: number;
}

/** Sealing, opening and writing, each on its own, in a page of the extension. */
export async function measureFeedParts(hostUrl: string): Promise<FeedParts> {
  const granted = await grantLocalStores(BENCH_EXTENSION);
  const session = await launchBrowser('chromium', granted);
  try {
    const page = await session.openExtensionPage('bench.html?feed');
    await page.waitForFunction('globalThis.feedBench !== undefined');
    const call = <T>(expression: string) => callInPage<T>(page, `feedBench.${expression}`, TIMEOUT_IN_MS);
    const { sealMs, openMs, bytes } = await call<SealReport>(`sealAndOpen(${FEEDS})`);
    const putMs = await call<number>(`putPlain(${JSON.stringify(hostUrl)}, { count: ${FEEDS}, bytes: ${bytes} })`);
    return { sealPerSecond: (FEEDS * 1000) / sealMs, openMs, bytes, putPerSecond: (FEEDS * 1000) / putMs };
  } finally {
    await session.close();
    await granted.remove();
  }
}
