import { rm } from 'node:fs/promises';
import { afterAll, expect, it } from 'vitest';
import { logName } from '../../../lib/workspace/codec/blob-names.ts';
import { startWorkspace } from '../../../lib/workspace/sync/start-workspace.ts';
import { readStored, sorted } from '../../db/stored-state.ts';
import { prepareFullBlob } from '../../stand-ins/azurite/prepare-full-blob.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from '../transport/store-of.ts';
import { commit, join, openProfile, syncOver } from './member.ts';

let azurite: Azurite | undefined;
let folder = '';
afterAll(async () => {
  await azurite?.stop();
  await rm(folder, { recursive: true, force: true });
});

const shared = { state: 'shared' };

it('a file of the log that is full without a seal is left for the next one by everybody', async () => {
  azurite = await startAzurite();
  folder = azurite.folder;
  await azurite.createContainer('team');
  const [ann, bob] = [await openProfile(), await openProfile()];
  await startWorkspace(ann, storeOf(azurite.urlOf('team')));
  await join(bob, storeOf(azurite.urlOf('team')));
  await commit(ann, { put: 'workspace', set: { name: 'A' } });
  expect(await syncOver(ann, azurite.urlOf('team'))).toEqual(shared);
  await azurite.stop();
  await prepareFullBlob(folder, logName(1));
  azurite = await startAzurite(folder);
  const url = azurite.urlOf('team');
  await commit(bob, { put: 'workspace', set: { name: 'B' } });
  for (const db of [bob, ann]) expect(await syncOver(db, url)).toEqual(shared);
  const [stored, other] = [await readStored(ann), await readStored(bob)];
  expect(stored.cursor).toMatchObject({ file: 2, position: 2 });
  expect(sorted(stored.shown)).toEqual(sorted(other.shown));
}, 120_000);
