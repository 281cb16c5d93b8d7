import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../../lib/db/open.ts';
import { logName, MANIFEST } from '../../../lib/workspace/codec/blob-names.ts';
import { writeManifest } from '../../../lib/workspace/codec/manifest.ts';
import { createSync } from '../../../lib/workspace/sync/create-sync.ts';
import { appendBlock, createAppendBlob } from '../../../lib/workspace/transport/append-blob.ts';
import { headBlob, readFrom } from '../../../lib/workspace/transport/read-blob.ts';
import { dumpDirectory, readStored } from '../../db/stored-state.ts';
import { createFaultyFetch, type Fault, RETRY_AFTER_IN_SECONDS } from '../../stand-ins/azurite/faulty-fetch.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from '../transport/store-of.ts';
import { closeProfile, syncOver } from './member.ts';
import { bytesOf, LOG, putText, shownIn, twoMembers } from './two-members.ts';

const DAY_IN_MS = 86_400_000;
let azurite: Azurite;
let url: string;
let ann: Db;
let bob: Db;

beforeAll(async () => {
  azurite = await startAzurite();
}, 60_000);
afterAll(() => azurite.close());

beforeEach(async () => {
  ({ url, ann, bob } = await twoMembers(azurite));
});

/** Answers for one blob what another one holds, and for a number of a request what is given. */
function reaching({
  blob,
  instead,
  answers = [],
}: {
  blob?: string;
  instead?: string;
  answers?: (Response | undefined)[];
}): typeof fetch {
  const upcoming = [...answers];
  return async (input, init) => {
    const answer = upcoming.shift();
    if (answer) return answer;
    const asked = String(input);
    return fetch(blob && instead ? asked.replace(`/${blob}?`, `/${instead}?`) : asked, init);
  };
}

async function logWith(name: string, bytes?: Uint8Array<ArrayBuffer>): Promise<void> {
  await createAppendBlob(storeOf(url), name);
  if (bytes) await appendBlock(storeOf(url), name, bytes);
}

async function logBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const read = await readFrom(storeOf(url), LOG, 0);
  return read.state === 'read' ? read.bytes : new Uint8Array();
}

const azure = (status: number, code: string, body = '') =>
  new Response(body, {
    status,

    headers: { 'x-ms-request-id': 'r', 'x-ms-version': '2021-12-02', 'x-ms-error-code': code },
  });

const manifestOf = (workspace: string, minimum: number) =>
  new TextDecoder().decode(writeManifest({ v: 1, workspace, minimum, start: { position: 0 } }));

type Case = [name: string, prepare: () => Promise<typeof fetch>, expected: object];

const cases: Case[] = [
  [
    'an emptied log',
    async () => {
      await logWith('log/empty');
      return reaching({ blob: LOG, instead: 'log/empty' });
    },
    { state: 'stopped', reason: { kind: 'logShorter', file: 1 } },
  ],
  [
    'a log cut short',
    async () => {
      await logWith('log/short', (await logBytes()).slice(0, 50));
      return reaching({ blob: LOG, instead: 'log/short' });
    },
    { state: 'stopped', reason: { kind: 'logShorter', file: 1 } },
  ],
  [
    'another log',
    async () => {
      await logWith('log/other', (await logBytes()).fill(65));
      return reaching({ blob: LOG, instead: 'log/other' });
    },
    { state: 'stopped', reason: { kind: 'logReplaced', file: 1 } },
  ],
  [
    'a log that is gone',
    async () => reaching({ blob: LOG, instead: 'log/none' }),
    { state: 'stopped', reason: { kind: 'logMissing', file: 1 } },
  ],
  [
    'an emptied container',
    async () => reaching({ blob: MANIFEST, instead: 'none.json' }),
    { state: 'stopped', reason: { kind: 'noWorkspace' } },
  ],
  [
    'another workspace',
    async () => {
      await putText(url, 'other.json', manifestOf('another-one', 1));
      return reaching({ blob: MANIFEST, instead: 'other.json' });
    },
    { state: 'stopped', reason: { kind: 'otherWorkspace' } },
  ],
  [
    'another program’s container',
    async () => {
      await putText(url, 'app.json', '{"name":"app"}');
      return reaching({ blob: MANIFEST, instead: 'app.json' });
    },
    { state: 'stopped', reason: { kind: 'foreign' } },
  ],
  [
    'a workspace for a later version',
    async () => {
      await putText(url, 'later.json', manifestOf('any-workspace', 2));
      return reaching({ blob: MANIFEST, instead: 'later.json' });
    },
    { state: 'stopped', reason: { kind: 'newer' } },
  ],
  [
    'a page to sign in',
    async () => createFaultyFetch(['none', 'html']),
    { state: 'stopped', reason: { kind: 'notStore', why: 'html' } },
  ],
  [
    'a redirection',
    async () => reaching({ answers: [undefined, Response.redirect('https://elsewhere.example/', 302)] }),
    { state: 'stopped', reason: { kind: 'notStore', why: 'redirect' } },
  ],
  [
    'a token that is revoked in the middle',
    async () => reaching({ answers: [undefined, azure(403, 'AuthenticationFailed')] }),
    { state: 'stopped', reason: { kind: 'forbidden', doing: 'read', code: 'AuthenticationFailed' } },
  ],
  [
    'a container that is gone',
    async () => reaching({ answers: [azure(404, 'ContainerNotFound')] }),
    { state: 'stopped', reason: { kind: 'noContainer' } },
  ],
  [
    'a refusal that nothing expects',
    async () => reaching({ answers: [undefined, azure(412, 'ConditionNotMet')] }),
    { state: 'stopped', reason: { kind: 'refused', doing: 'read', status: 412, code: 'ConditionNotMet' } },
  ],
  ['a cut answer', async () => createFaultyFetch(['none', 'truncated']), { state: 'waiting', for: 'network' }],
  ['no network', async () => createFaultyFetch(['cutBefore']), { state: 'waiting', for: 'network' }],
  [
    'a busy store',
    async () => createFaultyFetch(['none', 'busy'] satisfies Fault[]),
    { state: 'waiting', for: 'store', retryAfterInMs: RETRY_AFTER_IN_SECONDS * 1_000 },
  ],
];

describe('a store that is not as it was', () => {
  it.each(cases)('%s: changes nothing here and says why', async (_, prepare, expected) => {
    const hostile = await prepare();
    const before = await dumpDirectory(bob);
    expect(await createSync(bob, storeOf(url, hostile)).run()).toEqual({ ...expected, waiting: 1 });
    expect(await dumpDirectory(bob)).toEqual(before);
    expect(await syncOver(bob, url)).toEqual({ state: 'shared' });
    await syncOver(ann, url);
    expect(await shownIn(bob)).toEqual(await shownIn(ann));
    await Promise.all([closeProfile(ann), closeProfile(bob)]);
  });

  it('says something of its own in every case', () => {
    const said = cases.slice(0, -3).map(([, , expected]) => JSON.stringify(expected));
    expect(new Set(said.filter((one) => !one.includes('logShorter'))).size).toBe(said.length - 2);
  });
});

describe('a member', () => {
  it.each([-DAY_IN_MS, DAY_IN_MS])('whose clock is %i ms off has the same directory', async (off) => {
    const store = { ...storeOf(url), now: () => Date.now() + off };
    expect(await createSync(bob, store).run()).toEqual({ state: 'shared' });
    await syncOver(ann, url);
    expect(await shownIn(bob)).toEqual(await shownIn(ann));
  });

  it('knows what is on its way until it has seen it arrive, also when it begins anew', async () => {
    expect(await syncOver(bob, url, ['none', 'none', 'none', 'cutAfter'])).toMatchObject({
      state: 'waiting',
      waiting: 1,
    });
    expect(await bob.get('sync', 'inFlight')).toEqual({ from: 1, to: 1 });
    expect(await syncOver(bob, url)).toEqual({ state: 'shared' });
    expect(await bob.get('sync', 'inFlight')).toBeUndefined();
  });

  it('sends what landed behind a seal again', async () => {
    const other: typeof fetch = async (input, init) => {
      // Someone seals the file between Bob's reading and his writing.
      if (String(input).includes('appendblock')) await seal();
      return fetch(input, init);
    };
    let sealed = false;
    async function seal() {
      if (sealed) return;
      sealed = true;
      await createAppendBlob(storeOf(url), logName(2));
      await appendBlock(storeOf(url), LOG, bytesOf('\n{"v":1,"seal":2,"agent":"eve"}\n'));
    }
    expect(await createSync(bob, storeOf(url, other)).run()).toEqual({ state: 'shared' });
    await syncOver(ann, url);
    expect((await readStored(ann)).cursor).toMatchObject({ file: 2, position: 4 });
    expect(await shownIn(bob)).toEqual(await shownIn(ann));
    expect(await headBlob(storeOf(url), logName(2))).toMatchObject({ state: 'found', blockCount: 1 });
  });
});
