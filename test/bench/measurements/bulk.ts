import type { Page } from 'puppeteer-core';
import {
  askForMove,
  bulkDirectory,
  importBulkDirectory,
  MOVED_SUBSCRIPTIONS,
  timeClick,
} from '../../e2e/support/bulk-flow.ts';
import { findRole } from '../../e2e/support/find-role.ts';
import { worstLoadingFrame, worstScrollFrame, worstWheelFrame } from '../../e2e/support/frames.ts';
import type { TestBrowser } from '../../e2e/support/launch.ts';
import { goTo, openOptions } from '../../e2e/support/options-flow.ts';
import { click } from '../../e2e/support/page-actions.ts';
import { createSampleFiles } from '../../e2e/support/sample-files.ts';
import { startSession } from '../../e2e/support/session.ts';
import type { Measurement } from '../measurement.ts';
import { median } from '../support/median.ts';

const CUSTOMERS = 100_000;

/** In the options page as people use it: from the press of a button to the frame that shows its result. */
export const measurement: Measurement = {
  name: 'bulk',
  title: `Moving ${MOVED_SUBSCRIPTIONS} subscriptions of ${CUSTOMERS} customers, and scrolling their list`,
  async measure({ runs }) {
    const directory = bulkDirectory(CUSTOMERS, MOVED_SUBSCRIPTIONS);
    const files = await createSampleFiles();
    const session = await startSession('chromium');
    try {
      const page = await openOptions(session);
      await importBulkDirectory(page, files, directory);
      const times: Times = { plan: [], commit: [], undo: [], frames: [], loading: [], wheel: [], opening: [] };
      for (let run = 0; run < runs; run += 1) await timeLoading(session, times);
      await page.bringToFront();
      for (let run = 0; run < runs; run += 1) {
        await askForMove(page, directory);
        await timeMove(page, times);
        await goTo(page, { view: 'customers' });
        times.frames.push(await worstScrollFrame(page));
        times.wheel.push(await worstWheelFrame(page));
      }
      return summarise(times);
    } finally {
      await session.close();
      await files.remove();
    }
  },
};

type Times = Record<'plan' | 'commit' | 'undo' | 'frames' | 'loading' | 'wheel' | 'opening', number[]>;

async function timeMove(page: Page, times: Times): Promise<void> {
  const fields = new Intl.NumberFormat('en').format(MOVED_SUBSCRIPTIONS);
  times.plan.push(await timeClick(page, 'Continue', `${fields} fields`));
  times.commit.push(await timeClick(page, 'Confirm', 'Undo'));
  times.undo.push(await timeClick(page, 'Undo', 'Undone'));
  await click(page, 'button', 'Close');
  await click(page, 'button', 'Clear selection');
}

/** In pages of their own, which have not read the list yet: scrolled a screenful a frame, and by the wheel. */
async function timeLoading(session: TestBrowser, { loading, opening }: Times): Promise<void> {
  for (const [times, measure] of [
    [loading, worstLoadingFrame],
    [opening, worstOpeningFrame],
  ] as const) {
    const page = await session.openExtensionPage('options.html#/settings');
    await findRole(page, 'heading', 'Settings');
    times.push(await measure(page));
    await page.close();
  }
}

async function worstOpeningFrame(page: Page): Promise<number> {
  await goTo(page, { view: 'customers' });
  return worstWheelFrame(page);
}

function summarise({ plan, commit, undo, frames, loading, wheel, opening }: Times) {
  const runs = {
    'bulk.plan_ms': plan,
    'bulk.commit_ms': commit,
    'bulk.undo_ms': undo,
    'scroll.worst_frame_ms': frames,
    'scroll.loading_worst_frame_ms': loading,
    'scroll.wheel_worst_frame_ms': wheel,
    'scroll.wheel_opening_worst_frame_ms': opening,
  };
  const medians = Object.entries(runs).map(([key, values]) => [key, median(values)] as const);
  return { figures: Object.fromEntries(medians), runs };
}
