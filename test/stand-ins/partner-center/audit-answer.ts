import { type Asked, pageOf } from './list-answer.ts';
import { auditRow } from './resources.ts';
import { type Result, refusal } from './result.ts';
import type { World } from './world.ts';

const DAY_IN_MS = 24 * 60 * 60 * 1_000;
const KEPT_IN_DAYS = 90;
const WINDOW_IN_DAYS = 30;

/** What was done from one day to another, both included; 90 days back and 30 days at a time (UTC). */
export function answerAudit(asked: Asked, { book, quirks, now }: World): Result {
  const { query } = asked;
  const today = Math.floor(now() / DAY_IN_MS) * DAY_IN_MS;
  const from = query.has('startDate') ? Date.parse(query.get('startDate') ?? '') : today - WINDOW_IN_DAYS * DAY_IN_MS;
  const until = query.has('endDate') ? Date.parse(query.get('endDate') ?? '') : from + WINDOW_IN_DAYS * DAY_IN_MS;
  if (Number.isNaN(from) || Number.isNaN(until)) return refusal(400, 3000, 'Invalid property: startDate');
  if (from < today - KEPT_IN_DAYS * DAY_IN_MS) return refusal(400, 3000, 'Invalid property: startDate is too long ago');
  const within = book.audit.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < until + DAY_IN_MS);
  return pageOf(asked, within, (record) => auditRow(book, record), quirks);
}
