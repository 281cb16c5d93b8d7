import type { Page } from 'puppeteer-core';
import {
  askForMove,
  bulkDirectory,
  importBulkDirectory,
  MOVED_SUBSCRIPTIONS,
  timeClick,
} from '../../e2e/support/bulk-flow.ts';
import { findRole } from '../../e2e/support/find-role.ts';
import { worstLoadingFrame, worstScrollFrame } from '../../e2e/support/frames.ts';
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
      const times: Times = { plan: [], commit: [], undo: [], frames: [], loading: [] };
      for (let run = 0; run < runs; run += 1) times.loading.push(await timeLoading(session));
      await page.bringToFront();
      for (let run = 0; run < runs; run += 1) {
        await askForMove(page, directory);
        await timeMove(page, times);
        await goTo(page, { view: 'customers' });
        times.frames.push(await worstScrollFrame(page));
      }
      return summarise(times);
    } finally {
      await session.close();
      await files.remove();
    }
  },
};

type Times = Record<'plan' | 'commit' | 'undo' | 'frames' | 'loading', number[]>;

async function timeMove(page: Page, times: Times): Promise<void> {
  const fields = new Intl.NumberFormat('en').format(MOVED_SUBSCRIPTIONS);
  times.plan.push(await timeClick(page, 'Continue', `${fields} fields`));
  times.commit.push(await timeClick(page, 'Confirm', 'Undo'));
  times.undo.push(await timeClick(page, 'Undo', 'Undone'));
  await click(page, 'button', 'Close');
  await click(page, 'button', 'Clear selection');
}

/** In a page of its own, which has not read the list yet. */
async function timeLoading(session: TestBrowser): Promise<number> {
  const page = await session.openExtensionPage('options.html#/settings');
  await findRole(page, 'heading', 'Settings');
  const worst = await worstLoadingFrame(page);
  await page.close();
  return worst;
}

function summarise({ plan, commit, undo, frames, loading }: Times) {
  const runs = {
    'bulk.plan_ms': plan,
    'bulk.commit_ms': commit,
    'bulk.undo_ms': undo,
    'scroll.worst_frame_ms': frames,
    'scroll.loading_worst_frame_ms': loading,
  };
  return {
    figures: {
      'bulk.plan_ms': median(plan),
      'bulk.commit_ms': median(commit),
      'bulk.undo_ms': median(undo),
      'scroll.worst_frame_ms': Math.max(...frames),
      'scroll.loading_worst_frame_ms': Math.max(...loading),
    },
    runs,
  };
}
