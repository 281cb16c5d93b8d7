import type { Db } from '../../../lib/db/open.ts';
import { diffCustomer } from '../../../lib/log/diff.ts';
import type { Op } from '../../../lib/log/types.ts';
import { logName } from '../../../lib/workspace/codec/blob-names.ts';
import { startWorkspace } from '../../../lib/workspace/sync/start-workspace.ts';
import { putBlob } from '../../../lib/workspace/transport/put-blob.ts';
import { readStored, sorted } from '../../db/stored-state.ts';
import { aCustomer, tenant } from '../../fixtures/documents.ts';
import type { Azurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from '../transport/store-of.ts';
import { commit, join, openProfile, syncOver } from './member.ts';

export const LOG = logName(1);

const create = (n: number): Op => diffCustomer(undefined, aCustomer(n)) ?? { drop: 'workspace' };
export const rename = (companyName: string): Op => ({ put: `customer/${tenant(1)}`, set: { companyName } });
export const bytesOf = (text: string) => new TextEncoder().encode(text);
const jsonOf = (bytes: Uint8Array<ArrayBuffer>) => ({ bytes, type: 'application/json' });
export const shownIn = async (db: Db) => sorted((await readStored(db)).shown);

let containers = 0;

/** Two members who have read all; since then Ann has written once, and Bob has something that waits. */
export async function twoMembers(azurite: Azurite) {
  containers += 1;
  await azurite.createContainer(`hostile-${containers}`);
  const url = azurite.urlOf(`hostile-${containers}`);
  const [ann, bob] = [await openProfile(), await openProfile()];
  await startWorkspace(ann, storeOf(url));
  await join(bob, storeOf(url));
  await commit(ann, create(1));
  await syncOver(ann, url);
  await syncOver(bob, url);
  await commit(ann, rename('Ann’s'));
  await syncOver(ann, url);
  await commit(bob, create(2));
  return { url, ann, bob };
}

/** A blob that was not there. */
export const putText = (url: string, name: string, text: string) =>
  putBlob(storeOf(url), name, jsonOf(bytesOf(text)), { ifAbsent: true });
