import type { Measurement } from '../measurement.ts';
import { compareCold } from '../support/cold-comparison.ts';
import { figuresOfCold } from '../support/cold-figures.ts';
import { queriesFor } from '../support/lookup-queries.ts';
import { CUSTOMERS, FEW_CUSTOMERS, QUERIES_PER_CLASS, SAMPLE_SEED } from '../support/lookup-sizes.ts';

const LEAST_OPENINGS = 9;
const RESTARTS = 5;

/** The popup opened cold over a directory that was imported, beside popups that find with a library. */
export const measurement: Measurement = {
  name: 'lookup-cold',
  title: `Opening the popup over ${CUSTOMERS} customers`,
  async measure({ runs, isQuick }) {
    const size = { customers: isQuick ? FEW_CUSTOMERS : CUSTOMERS, seed: SAMPLE_SEED };
    // Beginnings of names: each engine finds most of them.
    const queries = queriesFor(size, QUERIES_PER_CLASS).filter(({ kind }) => kind === 'prefix');
    const openings = isQuick ? 3 : Math.max(runs, LEAST_OPENINGS);
    const texts = queries.map(({ text }) => text);
    return figuresOfCold(await compareCold({ size, texts, openings, restarts: isQuick ? 1 : RESTARTS }));
  },
};
