import { describe, expect, it } from 'vitest';
import { appendBlock, createAppendBlob, MOST_BLOCK_BYTES } from '../../../lib/workspace/transport/append-blob.ts';
import { listBlobs } from '../../../lib/workspace/transport/list-blobs.ts';
import { putBlob } from '../../../lib/workspace/transport/put-blob.ts';
import { getBlob, readFrom } from '../../../lib/workspace/transport/read-blob.ts';
import type { Store } from '../../../lib/workspace/transport/send.ts';
import { storeOf } from './store-of.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const URL_OF_TEAM = 'https://contoso.blob.core.windows.net/team?sv=2021-12-02&sr=c&sp=racl&sig=secret';
const AZURE = { 'x-ms-request-id': 'request-1', 'x-ms-version': '2021-12-02' };

type Given = [status: number, headers?: Record<string, string>, body?: string];

/** A store that gives these answers one after the other, for those that the emulator does not give. */
function answering(...answers: Given[]): Store {
  const upcoming = answers.values();
  const reach = async () => {
    const [status, headers, body] = upcoming.next().value ?? [599];
    return new Response(body, { status, ...(headers ? { headers } : {}) });
  };
  return { ...storeOf(URL_OF_TEAM, reach), now: () => NOW };
}

const refusing = (reject: () => never): Store => storeOf(URL_OF_TEAM, async () => reject());
const azureError = (status: number, code: string): Given => [status, { ...AZURE, 'x-ms-error-code': code }];

describe('a store that is there', () => {
  it.each<[string, Given, object]>([
    ['waits for the given seconds', [503, { 'retry-after': '30' }], { status: 503, retryAfterInMs: 30_000 }],
    [
      'waits until the given date',
      [429, { 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' }],
      { retryAfterInMs: 60_000 },
    ],
    ['gives no time', azureError(500, 'InternalError'), { status: 500 }],
    ['gives a time that is no time', [503, { 'retry-after': 'soon' }], { status: 503 }],
    ['is behind a gateway that is not', [502, {}, '<html>Bad gateway</html>'], { status: 502 }],
  ])('but busy %s', async (_, answer, expected) => {
    const outcome = await getBlob(answering(answer), 'manifest.json');
    expect(outcome).toMatchObject({ state: 'busy', ...expected });
    expect('retryAfterInMs' in outcome).toBe('retryAfterInMs' in expected);
  });

  it.each<[string, Given, object]>([
    ['a permission that is missing', azureError(403, 'AuthorizationPermissionMismatch'), { state: 'forbidden' }],
    ['a signature that was revoked', azureError(403, 'AuthenticationFailed'), { state: 'forbidden' }],
    ['a signature it cannot read', azureError(401, 'InvalidAuthenticationInfo'), { state: 'forbidden' }],
    ['a container that is being deleted', azureError(409, 'ContainerBeingDeleted'), { state: 'noContainer' }],
    ['what it cannot read', azureError(400, 'InvalidHeaderValue'), { state: 'refused', code: 'InvalidHeaderValue' }],
  ])('names %s', async (_, answer, expected) => {
    expect(await getBlob(answering(answer), 'manifest.json')).toMatchObject(expected);
  });

  it('answers 416 where there is nothing new, as Azure does', async () => {
    const past: Given = [416, { ...AZURE, 'content-range': 'bytes */7', 'x-ms-error-code': 'InvalidRange' }];
    expect(await readFrom(answering(past), 'log/000001', 7)).toEqual({ state: 'nothingNew', length: 7 });
  });

  it.each([
    ['has the most blocks', 'BlockCountExceedsLimit'],
    ['is sealed', 'BlobIsSealed'],
  ])('tells that a blob %s', async (_, code) => {
    expect(await appendBlock(answering(azureError(409, code)), 'log/000001', new Uint8Array(1))).toEqual({
      state: 'full',
    });
  });

  it('tells that a block is too large', async () => {
    const store = answering(azureError(413, 'RequestBodyTooLarge'));
    expect(await appendBlock(store, 'log/000001', new Uint8Array(1))).toEqual({ state: 'tooLarge' });
  });

  it('is not asked to take a block beyond 4 MiB', async () => {
    const body = new Uint8Array(MOST_BLOCK_BYTES + 1);
    expect(await appendBlock(answering(), 'log/000001', body)).toEqual({ state: 'tooLarge' });
  });

  it('refuses a member to write over a blob, and tells whether it is there', async () => {
    const refusal = azureError(403, 'UnauthorizedBlobOverwrite');
    const found: Given = [200, { ...AZURE, 'content-length': '1' }];
    const missing = azureError(404, 'BlobNotFound');
    expect(await createAppendBlob(answering(refusal, found), 'log/000001')).toEqual({ state: 'exists' });
    expect(await createAppendBlob(answering(refusal, missing), 'log/000001')).toMatchObject({ state: 'forbidden' });
  });

  it.each<[number, string]>([
    [409, 'BlobAlreadyExists'],
    [412, 'ConditionNotMet'],
  ])('answers %i %s to a blob that must be absent and is there', async (status, code) => {
    const content = { bytes: new Uint8Array(1), type: 'application/json' };
    const store = answering(azureError(status, code));
    expect(await putBlob(store, 'manifest.json', content, { ifAbsent: true })).toEqual({ state: 'exists' });
  });

  it('lists page after page', async () => {
    const page = (name: string, next: string): Given => [
      200,
      AZURE,
      `<?xml version="1.0"?><EnumerationResults><Blobs><Blob><Name>${name}</Name><Properties><Content-Length>3</Content-Length></Properties></Blob></Blobs><NextMarker>${next}</NextMarker></EnumerationResults>`,
    ];
    const blobs = ['a', 'b'].map((name) => ({ name, length: 3 }));
    expect(await listBlobs(answering(page('a', 'more'), page('b', '')), '')).toEqual({ state: 'listed', blobs });
  });
});

describe('what is no answer of a store', () => {
  it.each<[string, Given, string]>([
    ['a login page with status 200', [200, { 'content-type': 'text/html' }, '<html>'], 'html'],
    ['a login page with Azure’s headers', [200, { ...AZURE, 'content-type': 'text/html' }, '<html>'], 'html'],
    ['a login page elsewhere', [302, { location: 'https://login.example/' }], 'redirect'],
    ['another service’s JSON', [200, { 'content-type': 'application/json' }, '{}'], 'foreign'],
    ['another service’s refusal', [403, { 'content-type': 'application/json' }, '{}'], 'foreign'],
    ['a success without version', [200, { 'x-ms-request-id': 'r' }, '{}'], 'foreign'],
    ['a body that is cut', [200, { ...AZURE, 'content-length': '9' }, '{"a"'], 'truncated'],
  ])('is told apart: %s', async (_, answer, why) => {
    expect(await getBlob(answering(answer), 'manifest.json')).toMatchObject({ state: 'notStore', why });
  });

  it.each<[string, string]>([
    ['of another range', 'bytes 0-2/9'],
    ['of no range', ''],
  ])('is told apart: an answer %s', async (_, range) => {
    const store = answering([206, { ...AZURE, 'content-range': range }, 'abc']);
    expect(await readFrom(store, 'log/000001', 6)).toMatchObject({ state: 'notStore', why: 'wrongRange' });
  });

  it('is told apart: a list that is cut', async () => {
    const store = answering([200, AZURE, '<?xml version="1.0"?><EnumerationResults><Blobs><Blob>']);
    expect(await listBlobs(store, '')).toMatchObject({ state: 'notStore', why: 'truncated' });
  });
});

describe('no answer', () => {
  it('is a value when the network fails', async () => {
    const store = refusing(() => {
      throw new TypeError(`Failed to fetch ${URL_OF_TEAM}`);
    });
    expect(await getBlob(store, 'manifest.json')).toEqual({ state: 'unreachable' });
  });

  it('is a value when the time is over', async () => {
    const store = storeOf(URL_OF_TEAM, hanging);
    expect(await getBlob(store, 'manifest.json', { timeoutInMs: 1 })).toEqual({ state: 'timedOut' });
  });

  it('is the caller’s own reason when the caller cancels', async () => {
    const abort = new AbortController();
    const asked = getBlob(storeOf(URL_OF_TEAM, hanging), 'manifest.json', { signal: abort.signal });
    abort.abort(new Error('the page was closed'));
    await expect(asked).rejects.toThrow('the page was closed');
  });

  it('stays a fault when it is the program’s own', async () => {
    const store = refusing(() => {
      throw new RangeError('a mistake');
    });
    await expect(getBlob(store, 'manifest.json')).rejects.toThrow('a mistake');
  });
});

const hanging: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
