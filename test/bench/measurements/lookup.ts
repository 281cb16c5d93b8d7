import type { LookupQuery } from '../../lookup/query-classes.ts';
import type { BenchOptions, Measured, Measurement } from '../measurement.ts';
import type { SampleSize } from '../page/lookup/bench-engine.ts';
import { compareCold } from '../support/cold-comparison.ts';
import { figuresOfCold } from '../support/cold-figures.ts';
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
const LEAST_OPENINGS = 9;
const RESTARTS = 5;

/** The lookup beside search libraries over the same customers and queries, each in a real popup. */
export const measurement: Measurement = {
  name: 'lookup',
  title: `Lookup among ${CUSTOMERS} customers`,
  async measure(options): Promise<Measured> {
    const size = { customers: options.isQuick ? QUICK : CUSTOMERS, seed: SEED };
    const queries = queriesFor(size, QUERIES_PER_CLASS);
    const cold = figuresOfCold(await compareCold({ size, texts: openingTexts(queries), ...openingsOf(options) }));
    const compared = await compare(size, queries);
    const growth = options.isQuick ? {} : await measureGrowth();
    return { figures: { ...compared, ...cold.figures, ...growth }, runs: cold.runs };
  },
};

const openingsOf = ({ runs, isQuick }: BenchOptions) =>
  isQuick ? { openings: 3, restarts: 1 } : { openings: Math.max(runs, LEAST_OPENINGS), restarts: RESTARTS };

/** Words of names, of which each engine finds most. */
const openingTexts = (queries: readonly LookupQuery[]): string[] =>
  queries.filter(({ kind }) => kind === 'prefix').map(({ text }) => text);

async function compare(size: SampleSize, queries: readonly LookupQuery[]): Promise<Figures> {
  const rivals = await compareEngines(size, queries);
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
