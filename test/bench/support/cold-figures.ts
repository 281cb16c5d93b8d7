import type { Measured } from '../measurement.ts';
import type { ColdName } from '../page/lookup/cold-names.ts';
import type { ColdRuns } from './cold-comparison.ts';
import type { Opening } from './cold-opening.ts';
import { median } from './median.ts';

/** Libraries, from their own index or from all rows; not what IndexedDB offers, nor rows made for one library. */
const LIBRARIES: readonly ColdName[] = ['ufuzzy', 'minisearch', 'fuse', 'flexsearch'];

const fullOf = (openings: readonly Opening[]) => openings.map(({ fullMs }) => fullMs);
const firstOf = (openings: readonly Opening[]) => openings.map(({ firstMs }) => firstMs);

/** Medians; the single openings are in `runs`. */
export function figuresOfCold({ rebuild, deltas, ours, peers, restarts }: ColdRuns): Measured {
  const runs: Record<string, number[]> = {
    'lookup.cold_first_ms': firstOf(ours),
    'lookup.cold_full_ms': fullOf(ours),
    'lookup.cold_restart_first_ms': firstOf(restarts),
    'lookup.cold_restart_full_ms': fullOf(restarts),
    'lookup.delta_1000_ms': deltas.map(({ writeMs, answerMs }) => writeMs + answerMs),
    'lookup.delta_1000_write_ms': deltas.map(({ writeMs }) => writeMs),
    'lookup.delta_1000_added_ms': deltas.map(
      ({ writeMs, answerMs, answerBeforeMs }) => writeMs + answerMs - answerBeforeMs,
    ),
    ...Object.fromEntries([...peers].map(([name, openings]) => [`lookup.cold_full_ms.${name}`, fullOf(openings)])),
  };
  const medians = Object.fromEntries(Object.entries(runs).map(([key, figures]) => [key, median(figures)]));
  const best = Math.min(...LIBRARIES.map((name) => median(fullOf(peers.get(name) ?? []))));
  return {
    figures: {
      ...medians,
      'lookup.cold_vs_best_library': best / median(fullOf(ours)),
      'lookup.rebuild_ms': rebuild.rebuildMs,
      'lookup.build_longest_task_ms': rebuild.longestTaskMs,
    },
    runs,
  };
}
