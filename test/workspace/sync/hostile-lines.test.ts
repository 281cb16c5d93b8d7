import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../../lib/db/open.ts';
import type { Commit } from '../../../lib/log/types.ts';
import { partName } from '../../../lib/workspace/codec/blob-names.ts';
import { appendBlock } from '../../../lib/workspace/transport/append-blob.ts';
import { readStored } from '../../db/stored-state.ts';
import { tenant } from '../../fixtures/documents.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from '../transport/store-of.ts';
import { commit, syncOver } from './member.ts';
import { bytesOf, LOG, putText, rename, shownIn, twoMembers } from './two-members.ts';

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
    await putText(url, partName('a'.repeat(64)), 'not what it is named after');
    expect(await syncOver(bob, url)).toMatchObject({ reason: { kind: 'partDamaged' }, waiting: 1 });
    expect((await readStored(bob)).shown.get(`customer/${tenant(1)}`)?.value).toMatchObject({ companyName: 'Ann’s' });
  });
});
