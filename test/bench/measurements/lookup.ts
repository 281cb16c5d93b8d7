import type { BenchOptions, Measured, Measurement } from '../measurement.ts';
import { compareEngines, runAlone } from '../support/lookup-comparison.ts';
import {
  describeMisses,
  type Figures,
  figuresOfOurs,
  figuresOfRival,
  recallByClass,
} from '../support/lookup-figures.ts';
import { queriesFor } from '../support/lookup-queries.ts';

const SEED = 2;
const CUSTOMERS = 100_000;
const QUERIES_PER_CLASS = 30;
/** At a million every query is checked against all of them, which takes most of a second for each. */
const QUERIES_PER_CLASS_OF_A_MILLION = 5;
/** FlexSearch's index of every part of every word takes gigabytes above. */
const CUSTOMERS_OF_FULL = 10_000;
const QUICK = 10_000;

/** The lookup beside search libraries over the same customers and queries, each in a real popup. */
export const measurement: Measurement = {
  name: 'lookup',
  title: `Lookup among ${CUSTOMERS} customers`,
  measure: async (options): Promise<Measured> => ({
    figures: { ...(await compare(options)), ...(options.isQuick ? {} : await measureGrowth()) },
    runs: {},
  }),
};

async function compare({ isQuick }: BenchOptions): Promise<Figures> {
  const size = { customers: isQuick ? QUICK : CUSTOMERS, seed: SEED };
  const rivals = await compareEngines(size, queriesFor(size, QUERIES_PER_CLASS));
  const full = await measureFull();
  const [ours] = rivals;
  if (!ours) throw new Error('Our lookup did not take part.');
  for (const line of describeMisses(ours)) console.log(line);
  return {
    ...figuresOfOurs('lookup', ours),
    ...recallByClass('lookup', ours),
    ...Object.assign({}, ...[...rivals.slice(1), full].map(figuresOfRival)),
  };
}

async function measureFull() {
  const size = { customers: CUSTOMERS_OF_FULL, seed: SEED };
  return runAlone('flexsearch_full', size, queriesFor(size, QUERIES_PER_CLASS));
}

async function measureGrowth(): Promise<Figures> {
  const small = await measureSize('lookup.10k', 10_000, QUERIES_PER_CLASS);
  const large = await measureSize('lookup.1m', 1_000_000, QUERIES_PER_CLASS_OF_A_MILLION);
  return { ...small, ...large };
}

async function measureSize(scope: string, customers: number, queriesPerClass: number): Promise<Figures> {
  const size = { customers, seed: SEED };
  return figuresOfOurs(scope, await runAlone('ours', size, queriesFor(size, queriesPerClass)));
}
