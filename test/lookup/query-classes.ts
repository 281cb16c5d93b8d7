import type { TenantId } from '../../lib/directory/types.ts';
import { createRandom, type Random } from '../sample-random.ts';
import { diacritics, infix, prefix, typo, umlaut, words } from './name-queries.ts';
import { domain, guid, japanese, phone } from './other-queries.ts';
import type { QueryClass } from './query-class.ts';
import type { QueryRecord } from './query-record.ts';

/** The ten ways of typing by which recall is measured. */
export const QUERY_CLASSES = {
  prefix,
  words,
  infix,
  typo,
  domain,
  guid,
  phone,
  diacritics,
  umlaut,
  japanese,
} satisfies Record<string, QueryClass>;
export type QueryClassName = keyof typeof QUERY_CLASSES;
export const QUERY_CLASS_NAMES = Object.keys(QUERY_CLASSES) as QueryClassName[];

export interface LookupQuery {
  kind: QueryClassName;
  text: string;
  /** Whom it means: to be among the first five rows. */
  meant: TenantId;
}

export interface QueryOptions {
  /** Of each class. */
  count: number;
  seed: number;
}

/** More customers than this cannot all be among the first five. */
const MOST_THAT_FIT = 5;
const MOST_TRIES = 20_000;

/**
 * Queries of each class, the same for the same customers and seed. One is kept only if it is answerable: by its class's
 * literal definition it fits the meant customer and at most four others, by brute force over all of them.
 * Throws when the customers yield too few.
 */
export function lookupQueries(records: readonly QueryRecord[], { count, seed }: QueryOptions): LookupQuery[] {
  const random = createRandom(seed);
  return QUERY_CLASS_NAMES.flatMap((kind) => queriesOf(kind, records, count, random));
}

function queriesOf(kind: QueryClassName, records: readonly QueryRecord[], count: number, random: Random) {
  const queries = new Map<string, LookupQuery>();
  for (let tries = 0; queries.size < count; tries += 1) {
    if (tries > MOST_TRIES)
      throw new RangeError(`${records.length} customers yield ${queries.size} of ${count} ${kind} queries.`);
    const record = random.pick(records);
    const text = QUERY_CLASSES[kind].make(random, record);
    if (text !== undefined && !queries.has(text) && isAnswerable(QUERY_CLASSES[kind].fits(text), record, records))
      queries.set(text, { kind, text, meant: record.doc.tenantId });
  }
  return [...queries.values()];
}

function isAnswerable(fits: (record: QueryRecord) => boolean, meant: QueryRecord, records: readonly QueryRecord[]) {
  if (!fits(meant)) return false;
  let others = 0;
  return !records.some((record) => record !== meant && fits(record) && ++others >= MOST_THAT_FIT);
}
