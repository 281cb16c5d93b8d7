import * as v from 'valibot';

const Evaluation = v.object({
  name: v.literal('EvaluateScript'),
  /** Microseconds. */
  dur: v.number(),
  ts: v.number(),
  args: v.object({ data: v.object({ url: v.string() }) }),
});
const Trace = v.object({ traceEvents: v.array(v.unknown()) });

/** Milliseconds of every evaluation of a script in a Chromium trace (compiling included), in order of time. */
export function readEvaluations(trace: Uint8Array, url: RegExp): number[] {
  const { traceEvents } = v.parse(Trace, JSON.parse(new TextDecoder().decode(trace)));
  return traceEvents
    .filter((event) => v.is(Evaluation, event))
    .filter(({ args }) => url.test(args.data.url))
    .sort((a, b) => a.ts - b.ts)
    .map(({ dur }) => dur / 1000);
}
