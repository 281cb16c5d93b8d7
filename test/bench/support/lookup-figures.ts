import { QUERY_CLASS_NAMES } from '../../lookup/query-classes.ts';
import type { Answered, Rival } from './lookup-rival.ts';
import { percentile } from './percentile.ts';

export type Figures = Record<string, number>;

/** The share of queries whose meant customer is among the first five. */
const recallOf = (answered: readonly Answered[]): number =>
  answered.filter(({ isFound }) => isFound).length / answered.length;

/** Of our own lookup; `scope` is `lookup` or, at another size, `lookup.10k`. */
export function figuresOfOurs(scope: string, { answered, buildMs, heapMb, storedBytes }: Rival): Figures {
  const keystrokes = answered.flatMap(({ keystrokesMs }) => keystrokesMs);
  return {
    [`${scope}.recall_top5`]: recallOf(answered),
    [`${scope}.keystroke_p50_ms`]: percentile(keystrokes, 0.5),
    [`${scope}.keystroke_p99_ms`]: percentile(keystrokes, 0.99),
    [`${scope}.keystroke_max_ms`]: Math.max(...keystrokes),
    [`${scope}.queries`]: answered.length,
    [`${scope}.build_ms`]: buildMs,
    [`${scope}.index_mb`]: storedBytes / 1e6,
    ...(heapMb === undefined ? {} : { [`${scope}.heap_mb`]: heapMb }),
  };
}

export const recallByClass = (scope: string, { answered }: Rival): Figures =>
  Object.fromEntries(
    QUERY_CLASS_NAMES.map((kind) => [
      `${scope}.recall_top5.${kind}`,
      recallOf(answered.filter(({ query }) => query.kind === kind)),
    ]),
  );

/** Of a library: the figure's name, then the library's. */
export function figuresOfRival({ name, answered, buildMs, heapMb }: Rival): Figures {
  const keystrokes = answered.flatMap(({ keystrokesMs }) => keystrokesMs);
  return {
    [`lookup.recall_top5.${name}`]: recallOf(answered),
    [`lookup.keystroke_p50_ms.${name}`]: percentile(keystrokes, 0.5),
    [`lookup.keystroke_p99_ms.${name}`]: percentile(keystrokes, 0.99),
    [`lookup.queries.${name}`]: answered.length,
    [`lookup.build_ms.${name}`]: buildMs,
    ...(heapMb === undefined ? {} : { [`lookup.heap_mb.${name}`]: heapMb }),
  };
}

/** Queries in vain, to be read by whoever works on the ranking. */
export const describeMisses = ({ answered }: Rival): string[] =>
  answered
    .filter(({ isFound }) => !isFound)
    .map(({ query: { kind, text, meant } }) => `  missed ${kind}: ${text} → ${meant}`);
