import { describe, expect, it } from 'vitest';
import { putAddress } from '../../lib/db/address.ts';
import { getCustomer } from '../../lib/db/customers.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import { type ReadOnlyReason, readOnlyReason } from '../../lib/session/read-only.ts';
import { reviewPlan } from '../../lib/session/review-plan.ts';
import type { SyncOutcome } from '../../lib/workspace/sync/create-sync.ts';
import { announceSyncStatus, noteRun, type SyncStatus } from '../../lib/workspace/sync/sync-status.ts';
import type { Ability, Grant } from '../../lib/workspace/transport/grant.ts';
import { aCustomer, tenant } from '../fixtures/documents.ts';
import { until } from '../until.ts';
import { sharedSession } from './shared-session.ts';

const shared: SyncStatus = { sharing: true, workspace: 'w', waiting: 0, inFlight: false, position: 0, members: [] };
const grant = (...abilities: Ability[]): Grant => ({ abilities, version: '2025-01-05', scope: 'container' });
const LACKING = 'AuthorizationPermissionMismatch';
const ending = (doing: 'read' | 'append', code = LACKING): SyncStatus => ({
  ...shared,
  lastOutcome: { state: 'stopped', reason: { kind: 'forbidden', doing, code }, waiting: 1 },
});

it.each<[string, SyncStatus, Grant, ReadOnlyReason | undefined]>([
  ['shares nothing', { sharing: false }, grant('read'), undefined],
  ['may read and append', shared, grant('read', 'append', 'list'), undefined],
  ['may read and write', shared, grant('read', 'write'), undefined],
  ['may only read', shared, grant('read', 'list'), 'link'],
  ['has a link whose policy only the store knows', shared, { ...grant(), abilities: undefined }, undefined],
  [
    'has such a link, and the store said that it may not append',
    { ...shared, lastOutcome: { state: 'shared', mayAppend: false } },
    { ...grant(), abilities: undefined },
    'refused',
  ],
  ['was refused when it wrote', ending('append'), { ...grant(), abilities: undefined }, 'refused'],
  ['had a link that ran out before it wrote', ending('append', 'AuthenticationFailed'), grant('append'), undefined],
  ['was refused when it read', ending('read'), grant('read', 'append'), undefined],
])('a profile that %s', (_, status, given, expected) => {
  expect(readOnlyReason(status, given)).toBe(expected);
});

describe('a profile that may only read', () => {
  const url = (permissions: string) =>
    `https://store.blob.core.windows.net/team?sv=2025-01-05&sr=c&sp=${permissions}&sig=none`;

  it('opens a review and confirms none, and writes again once it has a link that may', async () => {
    const { session, db } = await sharedSession();
    await putAddress(db, url('rl'));
    announceSyncStatus();
    await until(() => expect(session.readOnly.value).toBe('link'));
    const plan = createPlan('edit', 0, [diffCustomer(undefined, aCustomer(1))]);
    session.review.open(reviewPlan(db, { plan, before: () => undefined, notes: [] }, session.author));
    await session.review.confirm();
    expect(session.review.view.value.state).toBe('reviewing');
    expect(await getCustomer(db, tenant(1))).toBeUndefined();
    await putAddress(db, url('racl'));
    announceSyncStatus();
    await until(() => expect(session.readOnly.value).toBeUndefined());
    await session.review.confirm();
    expect(session.review.view.value.state).toBe('done');
  });

  it('undoes nothing that it wrote before the store refused it', async () => {
    const { session, db } = await sharedSession();
    const plan = createPlan('edit', 0, [diffCustomer(undefined, aCustomer(1))]);
    session.review.open(reviewPlan(db, { plan, before: () => undefined, notes: [] }, session.author));
    await session.review.confirm();
    const refused: SyncOutcome = {
      state: 'stopped',
      reason: { kind: 'forbidden', doing: 'append', code: 'AuthorizationPermissionMismatch' },
      waiting: 1,
    };
    await noteRun(db, refused, Date.parse('2026-11-22T09:00:00Z'));
    await until(() => expect(session.readOnly.value).toBe('refused'));
    await session.review.undo();
    expect(session.review.view.value.state).toBe('done');
    expect(await getCustomer(db, tenant(1))).toBeDefined();
  });
});
