/** How much was done by when. */
export interface Sample {
  /** Milliseconds since 1970. */
  at: number;
  done: number;
}

/** What happened longer ago says little about how fast it goes. */
const WINDOW_IN_MS = 60_000;

/** The samples of the last minute, with a new one. A count that falls begins anew. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const isNew = (samples.at(-1)?.done ?? 0) > sample.done;
  const recent = samples.filter(({ at }) => at > sample.at - WINDOW_IN_MS);
  return isNew ? [sample] : [...recent, sample];
}

/** Undefined as long as it cannot be told. */
export function secondsLeft(samples: readonly Sample[], left: number): number | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.done <= first.done) return undefined;
  const perSecond = ((last.done - first.done) * 1_000) / (last.at - first.at);
  return Math.ceil(left / perSecond);
}
