import { describe, expect, it } from 'vitest';
import { fetchText } from '../../../lib/feed/subscribe/fetch-text.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const URL_OF_FEED = 'https://feeds.example/feeds/abc?sig=secret';
const MOST = 100;

type Answer = () => Response | Promise<Response>;
const answer = (status: number, body: string | null = null, headers: Record<string, string> = {}): Answer => {
  return () => new Response(body, { status, headers });
};

const get = (reach: typeof fetch, etag?: string) =>
  fetchText({ url: URL_OF_FEED, most: MOST, ...(etag ? { etag } : {}) }, { fetch: reach, now: () => NOW });
const getFrom = (give: Answer) => get(async () => give());

/** A body that never ends, and how much of it was asked for. */
function endless() {
  let sent = 0;
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    sent += 10;
    controller.enqueue(new Uint8Array(10).fill(65));
  };
  return { give: () => new Response(new ReadableStream({ pull }, { highWaterMark: 0 })), sent: () => sent };
}

const opaque = () => {
  const response = new Response();
  Object.defineProperties(response, { type: { value: 'opaqueredirect' }, status: { value: 0 } });
  return response;
};

describe('a feed’s text', () => {
  it('is read with its etag', async () => {
    expect(await getFrom(answer(200, 'eyJ', { etag: '"1"' }))).toEqual({ state: 'read', text: 'eyJ', etag: '"1"' });
  });

  it('is not sent again while it is the same', async () => {
    const asked: Headers[] = [];
    const reach: typeof fetch = async (_, init) => {
      asked.push(new Headers(init?.headers));
      return new Response(null, { status: 304 });
    };
    expect(await get(reach, '"1"')).toEqual({ state: 'unchanged' });
    await get(reach);
    expect(asked.map((headers) => headers.get('if-none-match'))).toEqual(['"1"', null]);
  });

  it('is asked for without cookies, referrer, cache or following a redirect', async () => {
    let asked: RequestInit | undefined;
    await get(async (_, init) => {
      asked = init;
      return new Response();
    });
    expect(asked).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'manual',
    });
  });

  it.each<[string, Answer, object]>([
    ['gone', answer(404), { state: 'missing' }],
    ['gone for good', answer(410), { state: 'missing' }],
    ['forbidden', answer(403), { state: 'forbidden', status: 403 }],
    [
      'a web page of plain words',
      answer(200, 'Sign in', { 'content-type': 'text/html' }),
      { state: 'webPage', status: 200 },
    ],
    [
      'behind a login page with status 200',
      answer(200, '<html>', { 'content-type': 'text/html; charset=utf-8' }),
      { state: 'webPage', status: 200 },
    ],
    ['behind a login page that does not say so', answer(200, ' \n<!DOCTYPE html>'), { state: 'webPage', status: 200 }],
    ['said to be at another origin', answer(302, null, { location: 'https://evil.example/' }), { state: 'redirected' }],
    ['said to be elsewhere, as browsers hide it', opaque, { state: 'redirected' }],
    [
      'on a busy host',
      answer(503, null, { 'retry-after': '30' }),
      { state: 'busy', status: 503, retryAfterInMs: 30_000 },
    ],
    [
      'on a host that is busy until then',
      answer(429, null, { 'retry-after': 'Sun, 22 Nov 2026 12:01:00 GMT' }),
      { state: 'busy', retryAfterInMs: 60_000 },
    ],
    ['on a host that answers in its own way', answer(204), { state: 'refused', status: 204 }],
    ['said to be too large', answer(200, 'A', { 'content-length': '101' }), { state: 'tooLarge' }],
    ['too large', answer(200, 'A'.repeat(101)), { state: 'tooLarge' }],
  ])('is told apart when it is %s', async (_, give, expected) => {
    expect(await getFrom(give)).toMatchObject(expected);
  });

  it('is as large as it may be', async () => {
    expect(await getFrom(answer(200, 'A'.repeat(100)))).toMatchObject({ state: 'read' });
  });

  it('is not waited for beyond its limit', async () => {
    const { give, sent } = endless();
    expect(await getFrom(give)).toEqual({ state: 'tooLarge' });
    expect(sent()).toBeLessThanOrEqual(MOST + 20);
  });

  it('is a value when there is no answer, and tells no address', async () => {
    const outcome = await getFrom(() => {
      throw new TypeError(`Failed to fetch ${URL_OF_FEED}`);
    });
    expect(outcome).toEqual({ state: 'unreachable' });
  });

  it('is a value when the time is over', async () => {
    const wanted = { url: URL_OF_FEED, most: MOST };
    expect(await fetchText(wanted, { fetch: hanging, now: () => NOW, timeoutInMs: 1 })).toEqual({ state: 'timedOut' });
  });

  it('is the caller’s own reason when the caller cancels', async () => {
    const abort = new AbortController();
    const wanted = { url: URL_OF_FEED, most: MOST };
    const asked = fetchText(wanted, { fetch: hanging, now: () => NOW, signal: abort.signal });
    abort.abort(new Error('the browser goes offline'));
    await expect(asked).rejects.toThrow('the browser goes offline');
  });
});

const hanging: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
