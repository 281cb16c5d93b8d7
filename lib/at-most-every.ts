/**
 * Calls through at once, and again no sooner than so many milliseconds later; what comes in between is left out. `now`:
 * milliseconds of a clock that nobody puts back.
 */
export function atMostEvery<T>(
  ms: number,
  call: (value: T) => void,
  now: () => number = () => performance.now(),
): (value: T) => void {
  let next = Number.NEGATIVE_INFINITY;
  return (value) => {
    const at = now();
    if (at < next) return;
    next = at + ms;
    call(value);
  };
}
