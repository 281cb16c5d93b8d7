import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendBlock, createAppendBlob } from '../../../lib/workspace/transport/append-blob.ts';
import { getBlob, readFrom } from '../../../lib/workspace/transport/read-blob.ts';
import { createFaultyFetch, type Fault, RETRY_AFTER_IN_SECONDS } from '../../stand-ins/azurite/faulty-fetch.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from './store-of.ts';

let azurite: Azurite;
let blobs = 0;
let blob: string;
const block = new TextEncoder().encode('one');
const reach = (...faults: Fault[]) => storeOf(azurite.urlOf('team'), createFaultyFetch(faults));

beforeAll(async () => {
  azurite = await startAzurite();
  await azurite.createContainer('team');
}, 60_000);
afterAll(() => azurite.close());

async function storedAfter(fault: Fault) {
  blob = `log/${blobs++}`;
  await createAppendBlob(reach(), blob);
  const { state } = await appendBlock(reach(fault), blob, block);
  const stored = await getBlob(reach(), blob);
  return { state, stored: stored.state === 'found' ? new TextDecoder().decode(stored.bytes) : undefined };
}

describe('an append', () => {
  it.each<[Fault, string, string]>([
    ['none', 'appended', 'one'],
    ['delay', 'appended', 'one'],
    ['cutBefore', 'unreachable', ''],
    ['cutAfter', 'unreachable', 'one'],
    ['duplicate', 'appended', 'oneone'],
    ['busy', 'busy', ''],
    ['html', 'notStore', ''],
  ])('with the fault "%s" ends as %s and leaves "%s"', async (fault, state, stored) => {
    expect(await storedAfter(fault)).toEqual({ state, stored });
  });
});

describe('a read', () => {
  it.each<[Fault, object]>([
    ['delay', { state: 'read', bytes: block }],
    ['duplicate', { state: 'read', bytes: block }],
    ['cutBefore', { state: 'unreachable' }],
    ['cutAfter', { state: 'unreachable' }],
    ['busy', { state: 'busy', retryAfterInMs: RETRY_AFTER_IN_SECONDS * 1_000 }],
    ['truncated', { state: 'notStore', why: 'truncated' }],
    ['html', { state: 'notStore', why: 'html' }],
  ])('with the fault "%s" ends as %o', async (fault, expected) => {
    await storedAfter('none');
    expect(await readFrom(reach(fault), blob, 0)).toMatchObject(expected);
    expect(await readFrom(reach(), blob, 0)).toMatchObject({ state: 'read', bytes: block });
  });
});
