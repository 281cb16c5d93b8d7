import type { Page } from 'puppeteer-core';
import { buildExtension, isBuildCurrent } from '../../e2e/support/build-extension.ts';
import { type Microsoft, startMicrosoft } from '../../e2e/support/microsoft.ts';
import { openOptions } from '../../e2e/support/options-flow.ts';
import { click } from '../../e2e/support/page-actions.ts';
import { connectPartnerCenter, providersDirectory, waitForResult } from '../../e2e/support/partner-center-flow.ts';
import { startSession } from '../../e2e/support/session.ts';
import { bookOf } from '../../stand-ins/partner-center/book.ts';
import type { RateLimit } from '../../stand-ins/partner-center/rate-limit.ts';
import type { Measurement } from '../measurement.ts';

const CUSTOMERS = 5_000;
const FEW_CUSTOMERS = 200;
/** Twelve times what Partner Center is documented to let in, so that it takes two minutes instead of twenty. */
const LIMIT: RateLimit = { most: 1_000, inMs: 10_000 };
const MOST_IN_MS = 1_800_000;

/** From Start to the comparison with an empty directory, in the built extension in Chromium, asking the stand-in. */
export const measurement: Measurement = {
  name: 'pc',
  title: 'Observing 5,000 customers with 15,000 subscriptions of the stand-in for Partner Center',
  async measure({ isQuick }) {
    if (!(await isBuildCurrent('chromium'))) await buildExtension('chromium');
    const customers = isQuick ? FEW_CUSTOMERS : CUSTOMERS;
    const free = await observe(customers, undefined);
    const throttled = await observe(customers, LIMIT);
    return {
      figures: {
        'pc.observe_5000_s': free.seconds,
        'pc.observe_5000_requests_per_customer': free.requests / customers,
        'pc.observe_5000_again_s': free.againSeconds,
        'pc.observe_5000_again_requests_per_customer': free.againRequests / customers,
        'pc.observe_5000_throttled_s': throttled.seconds,
        'pc.observe_5000_throttled_requests_per_customer': throttled.requests / customers,
      },
      runs: {},
    };
  },
};

interface Observed {
  seconds: number;
  requests: number;
  /** Right after it, when nothing has changed. */
  againSeconds: number;
  againRequests: number;
}

async function observe(customers: number, limit: RateLimit | undefined): Promise<Observed> {
  const microsoft = await startMicrosoft('chromium', bookOf(providersDirectory(customers)));
  const session = await startSession('chromium', microsoft.session);
  try {
    const page = await openOptions(session);
    await connectPartnerCenter(page);
    microsoft.api.limit = limit;
    const first = await run('Start', page, microsoft);
    const second = limit ? { seconds: 0, requests: 0 } : await run('Observe again', page, microsoft);
    return { ...first, againSeconds: second.seconds, againRequests: second.requests };
  } finally {
    await session.close();
    await microsoft.close();
  }
}

async function run(button: string, page: Page, { api }: Microsoft): Promise<{ seconds: number; requests: number }> {
  api.journal.length = 0;
  const start = performance.now();
  await click(page, 'button', button);
  await page.waitForFunction(() => document.body.textContent?.includes('Pause'));
  await waitForResult(page, MOST_IN_MS);
  return { seconds: (performance.now() - start) / 1_000, requests: api.journal.length };
}
