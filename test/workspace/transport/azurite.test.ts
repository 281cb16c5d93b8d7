import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendBlock, createAppendBlob, MOST_BLOCK_BYTES } from '../../../lib/workspace/transport/append-blob.ts';
import { listBlobs } from '../../../lib/workspace/transport/list-blobs.ts';
import { putBlob } from '../../../lib/workspace/transport/put-blob.ts';
import { getBlob, headBlob, MOST_READ_BYTES, readFrom } from '../../../lib/workspace/transport/read-blob.ts';
import type { Bytes, Store } from '../../../lib/workspace/transport/send.ts';
import { prepareFullBlob } from '../../stand-ins/azurite/prepare-full-blob.ts';
import type { ContainerAccess } from '../../stand-ins/azurite/sign.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from './store-of.ts';

let azurite: Azurite;
const reach = (access?: ContainerAccess, container = 'team') => storeOf(azurite.urlOf(container, access));
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);
const textOf = (bytes: Bytes) => new TextDecoder().decode(bytes);
const json = (text: string) => ({ bytes: bytesOf(text), type: 'application/json' });

let blobs = 0;
const freshName = () => `log/${(blobs++).toString().padStart(6, '0')}`;

async function logWith(store: Store, ...blocks: string[]): Promise<string> {
  const blob = freshName();
  await createAppendBlob(store, blob);
  for (const block of blocks) await appendBlock(store, blob, bytesOf(block));
  return blob;
}

beforeAll(async () => {
  azurite = await startAzurite();
  await azurite.createContainer('team');
}, 60_000);
afterAll(() => azurite.close());

describe('an append blob', () => {
  it('takes blocks one after the other and tells where each begins', async () => {
    const blob = await logWith(reach());
    expect(await appendBlock(reach(), blob, bytesOf('one'))).toEqual({ state: 'appended', offset: 0, blockCount: 1 });
    expect(await appendBlock(reach(), blob, bytesOf('two'))).toEqual({ state: 'appended', offset: 3, blockCount: 2 });
  });

  it('takes a block at an offset only while it ends there', async () => {
    const blob = await logWith(reach(), 'one');
    expect(await appendBlock(reach(), blob, bytesOf('two'), { at: 3 })).toMatchObject({ state: 'appended', offset: 3 });
    expect(await appendBlock(reach(), blob, bytesOf('two'), { at: 3 })).toEqual({ state: 'moved' });
    expect(await headBlob(reach(), blob)).toMatchObject({ state: 'found', length: 6 });
  });

  it.each(['racl', 'racwl'])('is not emptied by creating it again with the permissions %s', async (permissions) => {
    const blob = await logWith(reach(), 'kept');
    expect(await createAppendBlob(reach({ permissions }), blob)).toEqual({ state: 'exists' });
    expect(await getBlob(reach(), blob)).toMatchObject({ state: 'found', bytes: bytesOf('kept') });
  });

  it('that is not there takes nothing', async () => {
    expect(await appendBlock(reach(), 'log/none', bytesOf('x'))).toEqual({ state: 'missing' });
  });

  it('takes a block of 4 MiB, which one read brings back', async () => {
    const blob = await logWith(reach());
    const most = new Uint8Array(MOST_BLOCK_BYTES).fill(65);
    expect(await appendBlock(reach(), blob, most)).toMatchObject({ state: 'appended' });
    const read = await readFrom(reach(), blob, 0);
    expect(read.state === 'read' && read.bytes.length).toBe(MOST_BLOCK_BYTES);
  });

  it('keeps every block of many writers at once whole', async () => {
    const blob = await logWith(reach());
    const lines = Array.from({ length: 40 }, (_, at) => `writer ${at}\n`);
    await Promise.all(lines.map((line) => appendBlock(reach(), blob, bytesOf(line))));
    const read = await getBlob(reach(), blob);
    const stored = read.state === 'found' ? textOf(read.bytes).trimEnd().split('\n') : [];
    expect(stored.sort()).toEqual(lines.map((line) => line.trimEnd()).sort());
  });
});

describe('reading from an offset', () => {
  it('brings what came since, and the whole length', async () => {
    const blob = await logWith(reach(), 'one', 'two');
    expect(await readFrom(reach(), blob, 3)).toMatchObject({ state: 'read', bytes: bytesOf('two'), length: 6 });
  });

  it('finds nothing new at the end, past the end, in an empty blob, and where the etag still holds', async () => {
    const blob = await logWith(reach(), 'one');
    expect(await readFrom(reach(), blob, 3)).toEqual({ state: 'nothingNew', length: 3 });
    expect(await readFrom(reach(), blob, 9)).toEqual({ state: 'nothingNew', length: 3 });
    expect(await readFrom(reach(), await logWith(reach()), 0)).toMatchObject({ state: 'nothingNew' });
    const { etag } = { etag: '', ...(await headBlob(reach(), blob)) };
    expect(await readFrom(reach(), blob, 0, { etag })).toMatchObject({ state: 'nothingNew' });
    expect(await readFrom(reach(), blob, 0, { etag: '"0x0"' })).toMatchObject({ state: 'read' });
  });

  it('brings a long blob in parts', async () => {
    const blob = await logWith(reach());
    const part = new Uint8Array(3 * 1024 * 1024);
    for (const letter of [65, 66, 67]) await appendBlock(reach(), blob, part.fill(letter));
    const first = await readFrom(reach(), blob, 0);
    expect(first).toMatchObject({ state: 'read', length: 3 * part.length });
    const rest = await readFrom(reach(), blob, MOST_READ_BYTES);
    expect(rest.state === 'read' && rest.bytes.length).toBe(3 * part.length - MOST_READ_BYTES);
  });

  it('of a blob that is not there finds none', async () => {
    expect(await readFrom(reach(), 'log/none', 0)).toEqual({ state: 'missing' });
    expect(await getBlob(reach(), 'log/none')).toEqual({ state: 'missing' });
    expect(await headBlob(reach(), 'log/none')).toEqual({ state: 'missing' });
  });
});

describe('a block blob', () => {
  it('is written once when it must be absent', async () => {
    const blob = `once-${freshName()}`;
    expect(await putBlob(reach(), blob, json('1'), { ifAbsent: true })).toMatchObject({ state: 'written' });
    expect(await putBlob(reach(), blob, json('2'), { ifAbsent: true })).toEqual({ state: 'exists' });
    const owner = reach({ permissions: 'racwl' });
    expect(await putBlob(owner, blob, json('2'), { ifAbsent: true })).toEqual({ state: 'exists' });
    expect(await getBlob(reach(), blob)).toMatchObject({ state: 'found', bytes: bytesOf('1') });
  });

  it('is replaced only as it was read', async () => {
    const owner = reach({ permissions: 'racwl' });
    const blob = `replaced-${freshName()}`;
    const first = await putBlob(owner, blob, json('1'), { ifAbsent: true });
    const ifMatch = first.state === 'written' ? first.etag : '';
    expect(await putBlob(owner, blob, json('2'), { ifMatch })).toMatchObject({ state: 'written' });
    expect(await putBlob(owner, blob, json('3'), { ifMatch })).toEqual({ state: 'changed' });
    expect(await getBlob(owner, blob)).toMatchObject({ bytes: bytesOf('2') });
  });
});

describe('a list', () => {
  it('names blobs that begin so, in order, with their lengths', async () => {
    const prefix = `listed & <${blobs}>/`;
    for (const name of ['b', 'a']) await putBlob(reach(), prefix + name, json(name), { ifAbsent: true });
    const expected = ['a', 'b'].map((name) => ({ name: prefix + name, length: 1 }));
    expect(await listBlobs(reach(), prefix)).toEqual({ state: 'listed', blobs: expected });
    expect(await listBlobs(reach(), 'none/')).toEqual({ state: 'listed', blobs: [] });
  });
});

describe('what a token does not allow', () => {
  it('is refused by the store to one who may only read', async () => {
    const blob = await logWith(reach(), 'one');
    const reader = reach({ permissions: 'r' });
    const refused = { state: 'forbidden', code: 'AuthorizationPermissionMismatch' };
    expect(await readFrom(reader, blob, 0)).toMatchObject({ state: 'read' });
    expect(await appendBlock(reader, blob, bytesOf('two'))).toMatchObject(refused);
    expect(await createAppendBlob(reader, 'log/new')).toMatchObject(refused);
    expect(await putBlob(reader, 'new.json', json('1'), { ifAbsent: true })).toMatchObject(refused);
    expect(await listBlobs(reader, '')).toMatchObject(refused);
    expect(await headBlob(reach(), blob)).toMatchObject({ length: 3 });
  });

  it('includes replacing for one who may only create', async () => {
    const blob = `kept-${freshName()}`;
    const written = await putBlob(reach(), blob, json('1'), { ifAbsent: true });
    const ifMatch = written.state === 'written' ? written.etag : '';
    expect(await putBlob(reach(), blob, json('2'), { ifMatch })).toMatchObject({ state: 'forbidden' });
  });

  it.each<[string, ContainerAccess]>([
    ['has run out', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['is not valid yet', { startsAt: '2098-01-01T00:00:00Z' }],
  ])('is everything when it %s', async (_, access) => {
    expect(await getBlob(reach(access), 'manifest.json')).toMatchObject({ state: 'forbidden' });
  });

  it('is everything when it is another container’s', async () => {
    await azurite.createContainer('other');
    const url = azurite.urlOf('team').replace('/team?', '/other?');
    expect(await getBlob(storeOf(url), 'manifest.json')).toMatchObject({ state: 'forbidden' });
  });
});

it('tells a container that is not there from a blob that is not there', async () => {
  expect(await getBlob(reach({}, 'nowhere'), 'manifest.json')).toEqual({ state: 'noContainer' });
});

it('tells a blob that can take no more blocks', async () => {
  const blob = await inOwnAzurite((store) => logWith(store, 'x'));
  await prepareFullBlob(blob.folder, blob.result);
  const again = await inOwnAzurite((store) => appendBlock(store, blob.result, bytesOf('y')), blob.folder);
  await rm(blob.folder, { recursive: true });
  expect(again.result).toEqual({ state: 'full' });
}, 60_000);

async function inOwnAzurite<T>(use: (store: Store) => Promise<T>, given?: string) {
  const own = await startAzurite(given);
  try {
    if (!given) await own.createContainer('full');
    return { folder: own.folder, result: await use(storeOf(own.urlOf('full'))) };
  } finally {
    await own.stop();
  }
}
