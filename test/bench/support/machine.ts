import { execFile } from 'node:child_process';
import { arch, availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { findBrowser } from '../../../scripts/find-browser.mjs';

export interface Machine {
  cores: number;
  processor: string;
  memory_gb: number;
  system: string;
  node: string;
  browser: string;
  /** Over the last minute, before the bench began. */
  load: number;
}

/** What the figures depend on. Throws when Chromium is not installed. */
export async function describeMachine(): Promise<Machine> {
  const chromium = findBrowser('chromium');
  if (chromium === undefined) throw new Error('The bench needs Chromium, which is not installed.');
  const { stdout } = await promisify(execFile)(chromium, ['--version']);
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? '',
    memory_gb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()} ${arch()}`,
    node: process.version,
    browser: stdout.trim(),
    load: loadavg()[0] ?? 0,
  };
}
