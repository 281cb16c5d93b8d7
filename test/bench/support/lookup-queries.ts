import { lookupDocOf } from '../../../lib/directory/lookup-doc.ts';
import { type LookupQuery, lookupQueries, QUERY_CLASS_NAMES } from '../../lookup/query-classes.ts';
import { queryRecords } from '../../lookup/query-record.ts';
import { sampleBook } from '../../sample-data.ts';
import type { SampleSize } from '../page/lookup/bench-engine.ts';

const QUERY_SEED = 7;

/** The queries over the customers that the bench's page makes of the same size and seed. */
export function queriesFor({ customers, seed }: SampleSize, count: number): LookupQuery[] {
  const book = sampleBook({ customers, resellers: 200, names: 'coined', seed });
  const records = queryRecords(Array.from(book.customers, lookupDocOf), book.partners);
  return lookupQueries(records, { count, seed: QUERY_SEED });
}

/** In rounds of one query of each class, so that whoever drops out early has met every class alike. */
export function inRounds(queries: readonly LookupQuery[]): LookupQuery[][] {
  const ofClass = QUERY_CLASS_NAMES.map((kind) => queries.filter((query) => query.kind === kind));
  const rounds = Math.max(...ofClass.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => ofClass.flatMap((own) => own[round] ?? []));
}
