import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { launchBrowser, type TestBrowser } from '../../e2e/support/launch.ts';
import type { FileTask, TaskOutcome, TaskReport } from '../page/task.ts';
import { peakRendererMemory } from './peak-memory.ts';

export const BENCH_EXTENSION = fileURLToPath(new URL('../../../.output/chrome-mv3-bench', import.meta.url));

export interface FileTaskRun extends TaskOutcome {
  peakMemory: number | undefined;
}

/**
 * Hands a file on disk to a task of the bench page, in a browser and a profile of their own, so that no run finds
 * another's database or garbage. Throws when the task does, or is not done in time; the browser is ended either way.
 */
export async function runFileTask(task: FileTask, path: string, timeoutInMs: number): Promise<FileTaskRun> {
  const session = await launchBrowser('chromium', { extensionDir: BENCH_EXTENSION });
  const outcome = await runIn(session, task, path, timeoutInMs).catch(async (cause: unknown) => {
    await session.kill();
    throw cause;
  });
  const peakMemory = await peakRendererMemory(session.browser);
  await session.close();
  return { ...outcome, peakMemory };
}

async function runIn(session: TestBrowser, task: FileTask, path: string, timeoutInMs: number): Promise<TaskOutcome> {
  const page = await session.openExtensionPage('bench.html');
  const report = await within(timeoutInMs, task, async () => {
    const reported = Promise.withResolvers<TaskReport>();
    await page.exposeFunction('reportTask', reported.resolve);
    await chooseFile(page, task, path);
    return reported.promise;
  });
  if ('error' in report) throw new Error(`${task}: ${report.error}`);
  return report;
}

/** Choosing the file starts the task. */
async function chooseFile(page: Page, task: FileTask, path: string): Promise<void> {
  const input = await page.waitForSelector(`input[type=file][name=${task}]`);
  // The page asks for an `input` of that type, and TypeScript cannot know.
  await (await input?.toElement('input'))?.uploadFile(path);
}

function within<T>(timeoutInMs: number, what: string, run: () => Promise<T>): Promise<T> {
  const timedOut = new Promise<never>((_, reject) => {
    const fail = () => reject(new Error(`${what} was not done after ${timeoutInMs} ms.`));
    setTimeout(fail, timeoutInMs).unref();
  });
  return Promise.race([run(), timedOut]);
}
