import { commitPlan } from '../../lib/db/commit.ts';
import { getHead } from '../../lib/db/history.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { beginPublishing } from '../../lib/db/publishing.ts';
import { importFeedSecret } from '../../lib/feed/keys/derive-feed.ts';
import { createSigningKey } from '../../lib/feed/keys/signing-key.ts';
import { diffCustomer, diffPartner, diffWorkspace } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import type { Op } from '../../lib/log/types.ts';
import { withPublishing } from '../../lib/session/publishing-workspace.ts';
import { buildCustomer, buildSubscription, tenant, us } from '../directory/build.ts';
import type { Azurite } from '../stand-ins/azurite/start-azurite.ts';

let containers = 0;

export const customerOf = (n: number, quantity = 1) =>
  buildCustomer({
    tenantId: tenant(n),
    companyName: `Customer ${n}`,
    subscriptions: [buildSubscription(n, { quantity })],
  });

export const commit = async (db: Db, ...ops: (Op | undefined)[]) =>
  commitPlan(db, createPlan('edit', await getHead(db), ops), { by: 'Ann', at: '2026-11-22T09:00:00.000Z' });

/** A profile whose keys are made, with an empty container for its customers 100, 101 … */
export async function startPublishingProfile(
  azurite: Azurite,
  { customers, byItself = false, name }: { customers: number; byItself?: boolean; name?: string },
): Promise<Db> {
  containers += 1;
  const container = `profile${containers}`;
  await azurite.createContainer(container);
  const db = await openDb(name ?? `publishing-${process.pid}-${containers}`);
  const [root, signer] = await Promise.all([createSigningKey(), createSigningKey()]);
  const secret = await importFeedSecret(crypto.getRandomValues(new Uint8Array(32)));
  await beginPublishing(db, { secret, root, signer, host: azurite.urlOf(container, { permissions: 'rcw' }), byItself });
  const readers = azurite.urlOf(container, { permissions: 'r' });
  const workspace = withPublishing(undefined, {
    readers,
    root: root.kid,
    signer,
    name: 'Ann',
    workspaceName: 'Ours',
    now: Date.now(),
  });
  const all = Array.from({ length: customers }, (_, n) => diffCustomer(undefined, customerOf(n + 100)));
  await commit(db, diffPartner(undefined, us), diffWorkspace(undefined, workspace), ...all);
  return db;
}
