import type { Measured, Measurement } from '../measurement.ts';
import { compareEngines, runAlone } from '../support/lookup-comparison.ts';
import { describeMisses, figuresOfOurs, figuresOfRival, recallByClass } from '../support/lookup-figures.ts';
import { queriesFor } from '../support/lookup-queries.ts';
import { CUSTOMERS, FEW_CUSTOMERS, QUERIES_PER_CLASS, SAMPLE_SEED } from '../support/lookup-sizes.ts';

/** The lookup beside search libraries over the same customers and queries, each in a real popup. */
export const measurement: Measurement = {
  name: 'lookup-find',
  title: `Finding among ${CUSTOMERS} customers`,
  async measure({ isQuick }): Promise<Measured> {
    const size = { customers: isQuick ? FEW_CUSTOMERS : CUSTOMERS, seed: SAMPLE_SEED };
    const [ours, ...rivals] = await compareEngines(size, queriesFor(size, QUERIES_PER_CLASS));
    if (!ours) throw new Error('Our lookup did not take part.');
    for (const line of describeMisses(ours)) console.log(line);
    const others = [...rivals, await measureFull()].map(figuresOfRival);
    const figures = {
      ...figuresOfOurs('lookup', ours),
      ...recallByClass('lookup', ours),
      ...Object.assign({}, ...others),
    };
    return { figures, runs: {} };
  },
};

/** FlexSearch's index of every part of every word takes gigabytes of more customers. */
function measureFull() {
  const size = { customers: FEW_CUSTOMERS, seed: SAMPLE_SEED };
  return runAlone('flexsearch_full', size, queriesFor(size, QUERIES_PER_CLASS));
}
