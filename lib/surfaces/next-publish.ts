import type { PublishEnd } from '../session/publish-end.ts';

export type PublishTurn = PublishEnd | { state: 'noNews' };

const MINUTE_IN_MS = 60_000;
/** Feeds whose time is half over are renewed, and a new day may change what a customer sees. */
const HOUR_IN_MS = 60 * MINUTE_IN_MS;

export const isPublishProblem = (end: PublishTurn): boolean =>
  end.state === 'notShared' ||
  end.state === 'failed' ||
  (end.state === 'ended' && (end.run.state === 'stopped' || end.run.state === 'noKeys'));

const isElsewhere = (end: PublishTurn) => end.state === 'ended' && end.run.state === 'elsewhere';

/** When to publish next without a commit, `failures` counting this end. `random`: from 0 to 1. */
export function nextPublishInMs(end: PublishTurn, failures: number, random: number): number {
  if (isElsewhere(end)) return MINUTE_IN_MS;
  const spread = 0.75 + random / 2;
  if (!isPublishProblem(end)) return Math.round(HOUR_IN_MS * spread);
  const retry = Math.min(MINUTE_IN_MS * 2 ** failures, HOUR_IN_MS) * spread;
  return Math.round(Math.max(retry, askedRest(end)));
}

function askedRest(end: PublishTurn): number {
  const fault = end.state === 'ended' && end.run.state === 'stopped' ? end.run.fault : undefined;
  return fault?.state === 'busy' ? (fault.retryAfterInMs ?? 0) : 0;
}
