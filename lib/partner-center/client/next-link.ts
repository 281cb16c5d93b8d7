import * as v from 'valibot';
import { record } from '../../directory/schema-parts.ts';
import type { NextPage } from '../types.ts';
import { fingerprint } from './fingerprint.ts';
import { pathBelowVersion } from './path-below-version.ts';

const TOKEN = 'MS-ContinuationToken';
/** What every request has of its own, or what no answer may choose. */
const OURS: ReadonlySet<string> = new Set([
  'accept',
  'authorization',
  'content-type',
  'cookie',
  'host',
  'ms-correlationid',
  'ms-requestid',
  'x-locale',
]);

const header = record({
  key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]+$/)),
  value: v.optional(v.pipe(v.string(), v.regex(/^[\x20-\x7e]*$/)), ''),
});
const link = record({ uri: v.exactOptional(v.string()), headers: v.optional(v.array(header), () => []) });

/** What a list says about its next page. */
export const listLinks = {
  links: v.exactOptional(record({ next: v.exactOptional(link) })),
  continuationToken: v.exactOptional(v.string()),
};

type ListLinks = v.InferOutput<v.ObjectSchema<typeof listLinks, undefined>>;

/** `wrong`: the field of the answer for which the next page cannot be asked. */
export type NextLink = { next?: NextPage } | { wrong: string };

/**
 * Where the next page is, as the answer to `asked` says: a link with its headers, of which the token may stand in the
 * body instead. A link that leads back, or to another host, is none (Partner-Center-PowerShell#379 and domain facts).
 */
export function readNextLink({ links, continuationToken }: ListLinks, asked: NextPage, base: string): NextLink {
  const link = links?.next;
  if (!link?.uri) return link && link.headers.length > 0 ? { wrong: 'links.next.uri' } : {};
  const path = pathBelowVersion(link.uri, base);
  if (path === undefined) return { wrong: 'links.next.uri' };
  const headers = headersOf(link.headers, continuationToken);
  const trail = [...(asked.trail ?? []), fingerprint(asked)];
  if (trail.includes(fingerprint({ path, headers }))) return { wrong: 'links.next.uri' };
  return { next: { path, headers, trail } };
}

type Header = v.InferOutput<typeof header>;

function headersOf(listed: readonly Header[], token: string | undefined): Record<string, string> {
  const theirs = listed.filter(({ key }) => !OURS.has(key.toLowerCase()));
  const hasToken = theirs.some(({ key }) => key.toLowerCase() === TOKEN.toLowerCase());
  const added = hasToken || token === undefined ? [] : [{ key: TOKEN, value: token }];
  return Object.fromEntries([...theirs, ...added].map(({ key, value }) => [key, value]));
}
