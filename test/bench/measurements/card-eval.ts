import type { Page } from 'puppeteer-core';
import { startSession } from '../../e2e/support/session.ts';
import type { Measurement } from '../measurement.ts';
import { median } from '../support/median.ts';
import { readEvaluations } from '../support/trace.ts';

const PAGE = 'https://admin.cloud.microsoft/?#/support';
const WARM_UP = 3;
const LEAST_RUNS = 21;

/**
 * What the card's script costs each page load: compiling and running it in its isolated world, as Chromium's own
 * trace gives it, in the production build on the stand-in admin center.
 */
export const measurement: Measurement = {
  name: 'card-eval',
  title: "Evaluating the card's script",
  async measure({ runs }) {
    const session = await startSession('chromium');
    try {
      const page = await session.openPage(PAGE);
      const times = await traceLoads(page, WARM_UP + Math.max(runs, LEAST_RUNS));
      const counted = times.slice(WARM_UP);
      return { figures: { 'card.eval_ms': median(counted) }, runs: { 'card.eval_ms': counted } };
    } finally {
      await session.close();
    }
  },
};

async function traceLoads(page: Page, loads: number): Promise<number[]> {
  await page.tracing.start({ categories: ['-*', 'devtools.timeline', 'v8'] });
  for (let load = 0; load < loads; load += 1) await page.reload({ waitUntil: 'networkidle0' });
  const trace = await page.tracing.stop();
  const times = readEvaluations(trace ?? new Uint8Array(), /^chrome-extension:.*\/content-scripts\/admin-center\.js$/);
  if (times.length < loads) throw new Error(`The trace holds ${times.length} evaluations of ${loads}.`);
  return times;
}
