import type { Browser } from 'puppeteer-core';

/** Process id of the browser that `launch` started. Throws for a browser that was only connected to. */
export function processIdOf(browser: Browser): number {
  const pid = browser.process()?.pid;
  if (pid === undefined) throw new Error('This browser has no process of ours.');
  return pid;
}

/** SIGKILL to the main process; its renderers end with it. Resolves once the process is gone. */
export async function killBrowser(browser: Browser): Promise<void> {
  const running = browser.process();
  if (running === null) throw new Error('This browser has no process of ours.');
  if (running.exitCode !== null || running.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
  process.kill(processIdOf(browser), 'SIGKILL');
  await gone;
}
