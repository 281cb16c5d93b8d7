import { createServer, type RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askReadersHost } from '../../../lib/feed/publish/ask-readers-host.ts';
import { parseReadersHost } from '../../../lib/feed/publish/feed-host.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { listenLocally } from '../../stand-ins/listen-locally.ts';

let azurite: Azurite;

beforeAll(async () => {
  azurite = await startAzurite();
  await azurite.createContainer('feeds');
});
afterAll(() => azurite?.close());

function readers(address: string) {
  const parsed = parseReadersHost(address);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.host;
}
const ask = (address: string, reach: typeof fetch = fetch) =>
  askReadersHost(readers(address), { fetch: reach, now: Date.now });

/** Azure keeps at most five policies of a container. */
async function policy(permissions: string): Promise<string> {
  await azurite.setPolicies('feeds', { [`only-${permissions}`]: permissions });
  return azurite.urlOf('feeds', { policy: `only-${permissions}` });
}
const blobs = async () =>
  (await fetch(`${azurite.urlOf('feeds', { permissions: 'l' })}&restype=container&comp=list`)).text();

describe('an address for customers whose token names a stored access policy', () => {
  it('reads alone where the policy does', async () => {
    expect(await ask(await policy('r'))).toBe('readAlone');
  });

  it.each([
    'rw',
    'rc',
    'ra',
    'rd',
    'rl',
    'rcwl',
  ])('allows more where the policy says %s, and nothing is written to find out', async (letters) => {
    const before = await blobs();
    expect(await ask(await policy(letters))).toBe('more');
    expect(await blobs()).toBe(before);
  });

  it('reads alone, as nothing else, once the policy is taken away', async () => {
    const address = await policy('rw');
    await azurite.setPolicies('feeds', {});
    expect(await ask(address)).toBe('readAlone');
  });
});

describe('another host', () => {
  async function askAt(listener: RequestListener) {
    const server = await listenLocally(createServer(listener));
    const may = await ask(`http://127.0.0.1:${server.port}/partner`);
    await server.close();
    return may;
  }

  it('reads alone where it refuses with a web page', async () => {
    const staticHost: RequestListener = ({ method }, response) =>
      response.writeHead(method === 'GET' ? 200 : 405, { 'content-type': 'text/html' }).end('<html>Not allowed</html>');
    expect(await askAt(staticHost)).toBe('readAlone');
  });

  it('allows more where anybody may write, whether it takes conditions or not', async () => {
    for (const status of [412, 201]) {
      const open: RequestListener = ({ method }, response) => response.writeHead(method === 'PUT' ? status : 404).end();
      expect(await askAt(open)).toBe('more');
    }
  });

  it('tells nothing while it is busy', async () => {
    expect(await askAt((_, response) => response.writeHead(503).end())).toBe('untold');
  });
});

it('a token that says itself that it reads alone is believed: the host holds it to that', async () => {
  const unasked: typeof fetch = () => Promise.reject(new Error('asked'));
  expect(await ask(azurite.urlOf('feeds', { permissions: 'r' }), unasked)).toBe('readAlone');
});
