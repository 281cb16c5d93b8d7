import type { Page } from 'puppeteer-core';
import {
  askForMove,
  bulkDirectory,
  importBulkDirectory,
  MOVED_SUBSCRIPTIONS,
  timeClick,
  worstScrollFrame,
} from '../../e2e/support/bulk-flow.ts';
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
      const times: Times = { plan: [], commit: [], undo: [], frames: [] };
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

type Times = Record<'plan' | 'commit' | 'undo' | 'frames', number[]>;

async function timeMove(page: Page, times: Times): Promise<void> {
  const fields = new Intl.NumberFormat('en').format(MOVED_SUBSCRIPTIONS);
  times.plan.push(await timeClick(page, 'Continue', `${fields} fields`));
  times.commit.push(await timeClick(page, 'Confirm', 'Undo'));
  times.undo.push(await timeClick(page, 'Undo', 'Undone'));
  await click(page, 'button', 'Close');
  await click(page, 'button', 'Clear selection');
}

function summarise({ plan, commit, undo, frames }: Times) {
  const runs = {
    'bulk.plan_ms': plan,
    'bulk.commit_ms': commit,
    'bulk.undo_ms': undo,
    'scroll.worst_frame_ms': frames,
  };
  return {
    figures: {
      'bulk.plan_ms': median(plan),
      'bulk.commit_ms': median(commit),
      'bulk.undo_ms': median(undo),
      'scroll.worst_frame_ms': Math.max(...frames),
    },
    runs,
  };
}
