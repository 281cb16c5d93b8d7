import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../../lib/db/open.ts';
import { diffCustomer } from '../../../lib/log/diff.ts';
import type { Commit, Op } from '../../../lib/log/types.ts';
import { logName, MANIFEST, partName } from '../../../lib/workspace/codec/blob-names.ts';
import { writeManifest } from '../../../lib/workspace/codec/manifest.ts';
import { createSync } from '../../../lib/workspace/sync/create-sync.ts';
import { retryInMs } from '../../../lib/workspace/sync/next-sync.ts';
import { startWorkspace } from '../../../lib/workspace/sync/start-workspace.ts';
import { appendBlock, createAppendBlob } from '../../../lib/workspace/transport/append-blob.ts';
import { putBlob } from '../../../lib/workspace/transport/put-blob.ts';
import { headBlob, readFrom } from '../../../lib/workspace/transport/read-blob.ts';
import { dumpDirectory, readStored, sorted } from '../../db/stored-state.ts';
import { aCustomer, tenant } from '../../fixtures/documents.ts';
import { createFaultyFetch, type Fault, RETRY_AFTER_IN_SECONDS } from '../../stand-ins/azurite/faulty-fetch.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from '../transport/store-of.ts';
import { closeProfile, commit, join, openProfile, syncOver } from './member.ts';

const LOG = logName(1);
const DAY_IN_MS = 86_400_000;
let azurite: Azurite;
let containers = 0;
let url: string;
let ann: Db;
let bob: Db;

const create = (n: number): Op => diffCustomer(undefined, aCustomer(n)) ?? { drop: 'workspace' };
const rename = (companyName: string): Op => ({ put: `customer/${tenant(1)}`, set: { companyName } });
const bytesOf = (text: string) => new TextEncoder().encode(text);
const jsonOf = (bytes: Uint8Array<ArrayBuffer>) => ({ bytes, type: 'application/json' });
const shownIn = async (db: Db) => sorted((await readStored(db)).shown);

beforeAll(async () => {
  azurite = await startAzurite();
}, 60_000);
afterAll(() => azurite.close());

/** Two members who have read all; since then Ann has written once, and Bob has something that waits. */
beforeEach(async () => {
  containers += 1;
  await azurite.createContainer(`hostile-${containers}`);
  url = azurite.urlOf(`hostile-${containers}`);
  [ann, bob] = [await openProfile(), await openProfile()];
  await startWorkspace(ann, storeOf(url));
  await join(bob, storeOf(url));
  await commit(ann, create(1));
  await syncOver(ann, url);
  await syncOver(bob, url);
  await commit(ann, rename('Ann’s'));
  await syncOver(ann, url);
  await commit(bob, create(2));
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

const put = (name: string, text: string) => putBlob(storeOf(url), name, jsonOf(bytesOf(text)), { ifAbsent: true });

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
      await put('other.json', manifestOf('another-one', 1));
      return reaching({ blob: MANIFEST, instead: 'other.json' });
    },
    { state: 'stopped', reason: { kind: 'otherWorkspace' } },
  ],
  [
    'another program’s container',
    async () => {
      await put('app.json', '{"name":"app"}');
      return reaching({ blob: MANIFEST, instead: 'app.json' });
    },
    { state: 'stopped', reason: { kind: 'foreign' } },
  ],
  [
    'a workspace for a later version',
    async () => {
      await put('later.json', manifestOf('any-workspace', 2));
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

describe('a line that', () => {
  const line = (change: object): string => {
    const commit: Commit = {
      v: 1,
      id: 'x',
      agent: 'eve',
      n: 1,
      at: '',
      by: 'Eve',
      source: 'edit',
      base: 0,
      ops: [rename('Eve’s')],
    };
    return `\n${JSON.stringify({ ...commit, ...change })}\n`;
  };
  const append = (text: string) => appendBlock(storeOf(url), LOG, bytesOf(text));

  it.each<[string, string]>([
    ['is torn', line({}).slice(0, -30)],
    ['is no JSON', '\nhello\n'],
    ['holds half a document', line({ ops: [{ put: `customer/${tenant(1)}`, set: { subscriptions: 5 } }] })],
    ['reaches for a prototype', line({ ops: [{ put: `customer/${tenant(1)}`, set: { '__proto__.x': 1 } }] })],
    ['has more in it than a commit', line({ extra: true })],
  ])('%s takes a position and changes nothing', async (_, text) => {
    await append(text);
    await commit(ann, rename('after it'));
    for (const db of [ann, bob, ann]) expect(await syncOver(db, url)).toEqual({ state: 'shared' });
    expect(await shownIn(bob)).toEqual(await shownIn(ann));
    expect((await readStored(bob)).shown.get(`customer/${tenant(1)}`)?.value).toMatchObject({
      companyName: 'after it',
    });
    expect((await readStored(bob)).cursor?.position).toBe(5);
  });

  it('is of a later version stops there, with what came before it, and keeps what waits', async () => {
    await append('\n{"v":2,"unheard":"of"}\n');
    await append(line({}));
    const outcome = { state: 'stopped', reason: { kind: 'newer' }, waiting: 1 };
    expect([await syncOver(bob, url), await syncOver(bob, url)]).toEqual([outcome, outcome]);
    expect((await readStored(bob)).shown.get(`customer/${tenant(1)}`)?.value).toMatchObject({ companyName: 'Ann’s' });
  });

  it('names operations that are not there stops before it', async () => {
    const { ops: _, ...header } = JSON.parse(line({}));
    await append(`\n${JSON.stringify({ ...header, parts: [{ sha256: 'a'.repeat(64), ops: 1 }] })}\n`);
    expect(await syncOver(bob, url)).toMatchObject({ reason: { kind: 'partMissing' }, waiting: 1 });
    await put(partName('a'.repeat(64)), 'not what it is named after');
    expect(await syncOver(bob, url)).toMatchObject({ reason: { kind: 'partDamaged' }, waiting: 1 });
    expect((await readStored(bob)).shown.get(`customer/${tenant(1)}`)?.value).toMatchObject({ companyName: 'Ann’s' });
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

describe('the time to the next try', () => {
  const busy = (retryAfterInMs: number) => ({ state: 'waiting', for: 'store', retryAfterInMs }) as const;
  it.each<[string, number, number, number, number]>([
    ['is some seconds at first', 0, 1, 1, 5_000],
    ['is as short as half of it by chance', 0, 1, 0, 2_500],
    ['doubles with each failure', 0, 4, 1, 40_000],
    ['has an end', 0, 40, 1, 900_000],
    ['is never sooner than the store asks', 60_000, 1, 0.5, 60_000],
  ])('%s', (_, asked, failures, random, expected) => {
    expect(retryInMs(busy(asked), failures, random)).toBe(expected);
  });
});
