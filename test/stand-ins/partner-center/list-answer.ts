import type { Quirks } from './quirks.ts';
import { link } from './resources.ts';
import { ok, type Result, refusal } from './result.ts';

/** What is known of one request. */
export interface Asked {
  method: string;
  /** Below `/v1`, without the query. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
  /** The stand-in's own origin. */
  base: string;
}

const DEFAULT_SIZE = 500;
const tokenOf = (offset: number) => Buffer.from(`page:${offset}`).toString('base64');
const offsetOf = (token: string | undefined) =>
  Number(/^page:(\d+)$/.exec(Buffer.from(token ?? '', 'base64').toString())?.[1]);

/** A page of a list by seek: the next one is asked for with the token of this one in `MS-ContinuationToken`. */
export function pageOf<Row>(
  { path, query, headers, base }: Asked,
  rows: readonly Row[],
  row: (row: Row) => object,
  quirks: Quirks,
): Result {
  const isNext = (query.get('seekOperation') ?? '').toLowerCase() === 'next';
  const offset = isNext ? offsetOf(headers['ms-continuationtoken']) : 0;
  if (Number.isNaN(offset)) return refusal(400, 3000, 'Invalid property: ContinuationToken');
  const size = Math.min(Number(query.get('size')) || DEFAULT_SIZE, quirks.mostPerPage);
  const end = offset + size;
  const page = rows.slice(offset, end).map(row);
  const kept = [...query].filter(([name]) => name !== 'size' && name !== 'seekOperation');
  const next = end < rows.length ? nextOf({ path, base, size, end, kept }, quirks) : {};
  return ok({ ...collection(page), ...next });
}

/** A list that is answered whole. */
export const collection = (items: readonly object[]) => ({
  totalCount: items.length,
  items,
  attributes: { objectType: 'Collection' },
});

interface Next {
  path: string;
  base: string;
  size: number;
  end: number;
  /** What else the list was asked with. */
  kept: [string, string][];
}

function nextOf({ path, base, size, end, kept }: Next, { nextLink }: Quirks) {
  const token = nextLink === 'loop' ? tokenOf(0) : tokenOf(end);
  const query = `${new URLSearchParams([...kept, ['size', String(size)]])}&seekOperation=Next`;
  const uris: Record<Quirks['nextLink'], string> = {
    bare: `${path}?${query}`,
    versioned: `/v1${path}?${query}`,
    relative: `${path.slice(1)}?${query}`,
    absolute: `${base}/v1${path}?${query}`,
    twoQuestionMarks: `${path}?${query.replace('&seekOperation', '?seekOperation')}`,
    tokenInBody: `/v1${path}?${query}`,
    loop: `/v1${path}?${query}`,
    otherHost: `https://partnercenter.example/v1${path}?${query}`,
  };
  const isInBody = nextLink === 'tokenInBody';
  const headers = isInBody ? [] : [{ key: 'MS-ContinuationToken', value: token }];
  const links = { self: link(`/v1${path}?size=${size}`), next: link(uris[nextLink], headers) };
  return { ...(isInBody ? { continuationToken: token } : {}), links };
}
