import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { askHost } from '../../lib/network/ask-host.ts';
import { retryAfter } from '../../lib/network/retry-after.ts';
import { type LocalServer, listenLocally } from '../stand-ins/listen-locally.ts';

const MOST = 1_000;
const open: LocalServer[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function hostOf(server: Server): Promise<string> {
  const local = await listenLocally(server);
  open.push(local);
  return `http://127.0.0.1:${local.port}/`;
}

const silent = () => hostOf(createServer(() => {}));

describe('a request to a host', () => {
  it('is answered with status, headers and bytes', async () => {
    const url = await hostOf(createServer((_, response) => response.writeHead(404, { 'x-one': '1' }).end('gone')));
    const answer = await askHost({ method: 'GET', url, most: MOST }, { fetch });
    if (answer.state !== 'answered') throw new Error(answer.state);
    expect([answer.status, answer.headers.get('x-one'), new TextDecoder().decode(answer.bytes)]).toEqual([
      404,
      '1',
      'gone',
    ]);
  });

  it('sends its method, headers and text', async () => {
    const seen: unknown[] = [];
    const url = await hostOf(
      createServer(async (request, response) => {
        seen.push(request.method, request.headers['x-one'], (await request.toArray()).join(''));
        response.end();
      }),
    );
    await askHost({ method: 'POST', url, headers: { 'x-one': '1' }, body: 'a=b', most: MOST }, { fetch });
    expect(seen).toEqual(['POST', '1', 'a=b']);
  });

  it('never follows a redirect', async () => {
    const asked: string[] = [];
    const url = await hostOf(
      createServer((request, response) => {
        asked.push(request.url ?? '');
        response.writeHead(302, { location: '/elsewhere' }).end();
      }),
    );
    expect(await askHost({ method: 'GET', url, most: MOST }, { fetch })).toEqual({ state: 'redirected' });
    expect(asked).toEqual(['/']);
  });

  it('reads no more than was asked for', async () => {
    const url = await hostOf(createServer((_, response) => response.end('a'.repeat(MOST + 1))));
    expect(await askHost({ method: 'GET', url, most: MOST }, { fetch })).toEqual({ state: 'tooLarge' });
  });

  it('is given up when no answer comes in time', async () => {
    const url = await silent();
    expect(await askHost({ method: 'GET', url, most: MOST }, { fetch, timeoutInMs: 20 })).toEqual({
      state: 'timedOut',
    });
  });

  it('finds a cut connection unreachable', async () => {
    const url = await hostOf(createServer((request) => request.socket.destroy()));
    expect(await askHost({ method: 'GET', url, most: MOST }, { fetch })).toEqual({ state: 'unreachable' });
  });

  it('rejects with the reason for which it was cancelled', async () => {
    const url = await silent();
    const stop = new AbortController();
    const answer = askHost({ method: 'GET', url, most: MOST }, { fetch, signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
  });
});

describe('advice when to come back', () => {
  it.each<[string, string | undefined, object]>([
    ['seconds', '57', { retryAfterInMs: 57_000 }],
    ['a date', 'Sun, 29 Nov 2026 12:00:10 GMT', { retryAfterInMs: 10_000 }],
    ['a date gone by', 'Sun, 29 Nov 2026 11:00:00 GMT', {}],
    ['a time beyond all measure, as a day', '99999999999', { retryAfterInMs: 86_400_000 }],
    ['a number that is none any more, as a day', '9'.repeat(400), { retryAfterInMs: 86_400_000 }],
    ['a date in another century, as a day', 'Sun, 29 Nov 2099 12:00:00 GMT', { retryAfterInMs: 86_400_000 }],
    ['words', 'soon', {}],
    ['nothing', undefined, {}],
  ])('is read from %s', (_, text, advice) => {
    const headers = new Headers(text === undefined ? {} : { 'retry-after': text });
    expect(retryAfter(headers, Date.parse('2026-11-29T12:00:00Z'))).toEqual(advice);
  });
});
