import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { onReported } from '../report-error.ts';
import { redact } from './redact.ts';

/** A fault as a report may hold it. */
export interface RecentFault {
  /** ISO 8601 instant. */
  at: string;
  /** What was being done. */
  doing: string;
  /** What went wrong, redacted. */
  what: string;
}

const KEY = 'recentFaults';
const MOST = 30;
const stored = v.fallback(v.array(v.object({ at: v.string(), doing: v.string(), what: v.string() })), []);

/** Newest first. Until the browser closes; pages, popup and background share them. */
export async function readRecentFaults(): Promise<RecentFault[]> {
  return v.parse(stored, (await browser.storage.session.get(KEY))[KEY]);
}

/** Keeps what is reported in this page or worker. Writers in several of them take turns. */
export function keepRecentFaults(now: () => number): void {
  onReported((doing, what) => {
    const fault = { at: new Date(now()).toISOString(), doing: redact(doing), what: redact(what) };
    // What cannot be kept stands on the console: reporting that would report itself.
    keep(fault).catch((cause: unknown) => console.error('Keeping a fault for the report:', cause));
  });
}

const keep = (fault: RecentFault) =>
  navigator.locks.request(KEY, async () => {
    const faults = [fault, ...(await readRecentFaults())].slice(0, MOST);
    await browser.storage.session.set({ [KEY]: faults });
  });
