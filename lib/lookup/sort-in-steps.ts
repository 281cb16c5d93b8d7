const RUN = 2048;

/** Sorts numbers by their keys, in steps short enough to let a page breathe between them. Stable. */
export function* sortInSteps(keys: readonly string[]): Generator<void, Uint32Array> {
  let sorted: Uint32Array = new Uint32Array(keys.length);
  for (let from = 0; from < keys.length; from += RUN) {
    const run = Array.from({ length: Math.min(RUN, keys.length - from) }, (_, n) => from + n);
    sorted.set(
      run.sort((a, b) => compare(keys[a] ?? '', keys[b] ?? '')),
      from,
    );
    yield;
  }
  for (let width = RUN; width < keys.length; width *= 2) sorted = yield* mergeRuns(keys, sorted, width);
  return sorted;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Merges neighbouring sorted runs of `width`. */
function* mergeRuns(keys: readonly string[], from: Uint32Array, width: number): Generator<void, Uint32Array> {
  const into = new Uint32Array(from.length);
  for (let start = 0; start < from.length; start += 2 * width) {
    const middle = Math.min(start + width, from.length);
    const end = Math.min(start + 2 * width, from.length);
    let [left, right] = [start, middle];
    for (let at = start; at < end; at++) {
      const takesLeft =
        right === end || (left < middle && compare(keys[from[left] ?? 0] ?? '', keys[from[right] ?? 0] ?? '') <= 0);
      into[at] = from[takesLeft ? left++ : right++] ?? 0;
      if (at % (4 * RUN) === 0) yield;
    }
  }
  return into;
}
