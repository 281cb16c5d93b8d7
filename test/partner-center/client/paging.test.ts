import { afterEach, describe, expect, it } from 'vitest';
import { pathBelowVersion } from '../../../lib/partner-center/client/path-below-version.ts';
import type { NextPage, Page, PartnerCenter, SeenCustomer } from '../../../lib/partner-center/types.ts';
import { NEXT_LINKS } from '../../stand-ins/partner-center/quirks.ts';
import type { PartnerCenterStandIn } from '../../stand-ins/partner-center/start-partner-center.ts';
import { clientOf } from './client-of.ts';
import { faultOf } from './fault-of.ts';
import { startSample } from './sample-stand-in.ts';

const BASE = 'https://api.partnercenter.microsoft.com';
let standIn: PartnerCenterStandIn;

afterEach(() => standIn?.close());

/** Every page, the way to the next having been stored in between. */
async function pagesOf(client: PartnerCenter): Promise<Page<SeenCustomer>[]> {
  const pages = [await client.customers()];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
    pages.push(await client.customers(JSON.parse(JSON.stringify(next)) as NextPage));
  return pages;
}

describe('a list in pages', () => {
  const followed = NEXT_LINKS.filter((form) => form !== 'loop' && form !== 'otherHost');

  it.each(followed)('is read whole with next links of the form "%s"', async (nextLink) => {
    standIn = await startSample({ quirks: { nextLink, mostPerPage: 2 } }, 9);
    const pages = await pagesOf(clientOf(standIn));
    const listed = pages.flatMap(({ items }) => items.map(({ tenantId }) => tenantId));
    expect(listed).toEqual([...standIn.book.customers.keys()]);
    expect(standIn.journal.map(({ url }) => url).filter((url) => !url.startsWith('/v1/customers?'))).toEqual([]);
    const tokens = standIn.journal.map(({ headers }) => headers['ms-continuationtoken']);
    expect(new Set(tokens).size).toBe(pages.length);
  });

  it('that leads back is a fault', async () => {
    standIn = await startSample({ quirks: { nextLink: 'loop', mostPerPage: 2 } }, 9);
    expect(await faultOf(pagesOf(clientOf(standIn)))).toMatchObject({
      call: 'customers',
      reason: 'malformed',
      field: 'links.next.uri',
    });
    expect(standIn.journal.length).toBeLessThan(4);
  });

  it('that leads to another host is a fault, and the token does not go there', async () => {
    standIn = await startSample({ quirks: { nextLink: 'otherHost', mostPerPage: 2 } }, 9);
    expect(await faultOf(pagesOf(clientOf(standIn)))).toMatchObject({ reason: 'malformed', field: 'links.next.uri' });
    expect(standIn.journal).toHaveLength(1);
  });
});

const nextOf = async (next: unknown, more: object = {}): Promise<NextPage | undefined> => {
  const body = JSON.stringify({ totalCount: 0, items: [], links: { next }, ...more });
  const client = clientOf({ base: BASE }, { fetch: async () => new Response(body) });
  return (await client.customers()).next;
};

describe('the headers of a next link', () => {
  it('are sent but for those that are ours', async () => {
    const headers = [
      { key: 'MS-ContinuationToken', value: 'a,b/c==' },
      { key: 'X-More', value: '1' },
      { key: 'Authorization', value: 'Bearer other' },
      { key: 'ms-requestid', value: '1' },
      { key: 'Cookie', value: '1' },
    ];
    const next = await nextOf({ uri: '/customers?size=1', headers });
    expect(next?.headers).toEqual({ 'MS-ContinuationToken': 'a,b/c==', 'X-More': '1' });
  });

  it('take the token of the body where they hold none', async () => {
    const more = { continuationToken: 'body' };
    expect(await nextOf({ uri: '/customers?a=1', headers: [] }, more)).toMatchObject({
      headers: { 'MS-ContinuationToken': 'body' },
    });
    const held = { uri: '/customers?a=1', headers: [{ key: 'ms-continuationtoken', value: 'link' }] };
    expect((await nextOf(held, more))?.headers).toEqual({ 'ms-continuationtoken': 'link' });
  });

  it.each<[string, unknown]>([
    ['a line break in a value', [{ key: 'X-More', value: 'a\r\nb' }]],
    ['a name that is none', [{ key: 'X More:', value: 'a' }]],
    ['no name', [{ value: 'a' }]],
    ['no list', 'X-More: a'],
  ])('with %s are a fault', async (_, headers) => {
    const details = await faultOf(nextOf({ uri: '/customers?a=1', headers }));
    expect(details).toMatchObject({ reason: 'malformed', field: expect.stringContaining('links.next.headers') });
  });
});

describe('a next link', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['an empty object', {}],
    ['an empty address', { uri: '', headers: [] }],
  ])('that is %s is none', async (_, next) => {
    expect(await nextOf(next)).toBeUndefined();
  });

  it('without an address but with a token is a fault', async () => {
    const next = { headers: [{ key: 'MS-ContinuationToken', value: 'a' }] };
    expect(await faultOf(nextOf(next))).toMatchObject({ field: 'links.next.uri' });
  });
});

describe('the path of a link', () => {
  it.each([
    ['/customers?size=40', '/customers?size=40'],
    ['/v1/customers?size=40', '/customers?size=40'],
    ['v1/customers', '/customers'],
    ['customers', '/customers'],
    ['/V1/customers', '/customers'],
    ['/v1/v1/customers', '/customers'],
    ['/v1//v1/customers', '/customers'],
    [' /customers ', '/customers'],
    [`${BASE}/v1/customers?a=%2F`, '/customers?a=%2F'],
    ['/customers?size=2?seekOperation=Next', '/customers?size=2&seekOperation=Next'],
    ['/customers?a=1#part', '/customers?a=1'],
    ['/v1customers', '/v1customers'],
  ])('%s is %s', (link, path) => {
    expect(pathBelowVersion(link, BASE)).toBe(path);
  });

  it.each([
    'https://partnercenter.example/v1/customers',
    'http://api.partnercenter.microsoft.com/v1/customers',
    'https://api.partnercenter.microsoft.com:444/v1/customers',
    'https://api.partnercenter.microsoft.com@partnercenter.example/',
    '//partnercenter.example/customers',
    '\\\\partnercenter.example/customers',
    '/\\partnercenter.example/customers',
    'javascript:alert(1)',
    '/../other',
    '/customers/../../other',
    '/customers/%2e%2e/%2e%2e/other',
    '',
    '/',
    '?size=1',
  ])('%s leads out of the API', (link) => {
    expect(pathBelowVersion(link, BASE)).toBeUndefined();
  });
});
