import { startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import type { Measurement } from '../measurement.ts';
import type { ExchangeReport } from '../page/sync/sync-bench.ts';
import { median } from '../support/median.ts';
import { runTeam, type TeamRuns } from '../support/sync-team.ts';
import { runWriters } from '../support/sync-writers.ts';

/** With three subscriptions each, 200,001 of them. */
const CUSTOMERS = 66_667;
const FEW_CUSTOMERS = 10_000;
const LEAST_CHANGES = 9;

/** A team over the emulator of Azure's store: joining it, hearing of changes, and many writers at once. */
export const measurement: Measurement = {
  name: 'sync',
  title: 'Sharing a directory of 200,000 subscriptions over the emulator',
  async measure({ runs, isQuick }) {
    const azurite = await startAzurite();
    try {
      const size = { customers: isQuick ? FEW_CUSTOMERS : CUSTOMERS, seed: 3 };
      const team = await runTeam(azurite, { size, joins: isQuick ? 1 : runs, changes: Math.max(runs, LEAST_CHANGES) });
      const writers = await runWriters(azurite, isQuick ? 2 : 10);
      return { figures: { ...figuresOf(team), ...writers }, runs: runsOf(team) };
    } finally {
      await azurite.close();
    }
  },
};

const of = (reports: readonly ExchangeReport[], name: keyof ExchangeReport) => reports.map((report) => report[name]);

function runsOf({ joins, single, thousand }: TeamRuns): Record<string, number[]> {
  return {
    'sync.bootstrap_200k_s': joins.map(({ lookMs, storeMs, indexMs }) => (lookMs + storeMs + indexMs) / 1000),
    'sync.delta_ms': of(single, 'ms'),
    'sync.apply_1000_ms': of(thousand, 'ms'),
  };
}

function figuresOf(team: TeamRuns): Record<string, number> {
  const times = Object.entries(runsOf(team)).map(([name, values]) => [name, median(values)] as const);
  return {
    ...Object.fromEntries(times),
    'sync.bootstrap_look_s': median(team.joins.map(({ lookMs }) => lookMs)) / 1000,
    'sync.bootstrap_store_s': median(team.joins.map(({ storeMs }) => storeMs)) / 1000,
    'sync.bootstrap_index_s': median(team.joins.map(({ indexMs }) => indexMs)) / 1000,
    'sync.snapshot_mb': team.snapshotBytes / 1e6,
    'sync.delta_bytes': median(of(team.single, 'bytes')),
    'sync.delta_requests': median(of(team.single, 'requests')),
  };
}
