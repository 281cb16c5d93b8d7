import type { Measured, Measurement } from '../measurement.ts';
import { runAlone } from '../support/lookup-comparison.ts';
import { figuresOfOurs } from '../support/lookup-figures.ts';
import { queriesFor } from '../support/lookup-queries.ts';
import { QUERIES_PER_CLASS, SAMPLE_SEED } from '../support/lookup-sizes.ts';

/** Every query is checked against all customers: among a million that takes a second for each. */
const SIZES = [
  { scope: 'lookup.10k', customers: 10_000, queriesPerClass: QUERIES_PER_CLASS },
  { scope: 'lookup.1m', customers: 1_000_000, queriesPerClass: 4 },
];

/** Our lookup among fewer and more customers. */
export const measurement: Measurement = {
  name: 'lookup-growth',
  title: 'Finding among 10,000 and 1,000,000 customers',
  async measure({ isQuick }): Promise<Measured> {
    const figures: Record<string, number> = {};
    for (const { scope, customers, queriesPerClass } of isQuick ? SIZES.slice(0, 1) : SIZES) {
      const size = { customers, seed: SAMPLE_SEED };
      Object.assign(figures, figuresOfOurs(scope, await runAlone('ours', size, queriesFor(size, queriesPerClass))));
    }
    return { figures, runs: {} };
  },
};
