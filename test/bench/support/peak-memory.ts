import { readFile, writeFile } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';

const KIBIBYTES_IN_MEGABYTE = 1e6 / 1024;

/**
 * Peak resident memory in MB of the renderer that used most, counted by the kernel: page and workers of one extension
 * share a renderer, so in a browser that opened nothing else this is what the work took. Undefined except on Linux.
 */
export async function peakRendererMemory(browser: Browser): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  return Math.max(...(await Promise.all((await findRenderers(browser)).map(readPeak))));
}

/** What was before counts no more: the kernel takes what each renderer has now for its peak. */
export async function forgetPeakMemory(browser: Browser): Promise<void> {
  if (process.platform !== 'linux') return;
  for (const pid of await findRenderers(browser)) await writeFile(`/proc/${pid}/clear_refs`, '5');
}

async function findRenderers(browser: Browser): Promise<number[]> {
  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** The kernel's high-water mark of a process. */
async function readPeak(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / KIBIBYTES_IN_MEGABYTE;
}
