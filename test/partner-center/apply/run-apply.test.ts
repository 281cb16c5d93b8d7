import { describe, expect, it } from 'vitest';
import { toSupportContact } from '../../../lib/directory/own-partner.ts';
import type { Directory } from '../../../lib/directory/types.ts';
import type { RowOutcome } from '../../../lib/partner-center/apply/apply-row.ts';
import { readApplyRun } from '../../../lib/partner-center/apply/apply-run.ts';
import { putBackRows } from '../../../lib/partner-center/apply/put-back.ts';
import { resumeApply, stopApply } from '../../../lib/partner-center/apply/start-apply.ts';
import { observedContacts } from '../../../lib/partner-center/observe/read-observed.ts';
import type { FaultReason } from '../../../lib/partner-center/partner-center-fault.ts';
import type { PartnerTenant } from '../../../lib/partner-center/partner-tenant.ts';
import { aCustomer, aPartner, aSubscription, subscriptionId, tenant } from '../../fixtures/documents.ts';
import type { FaultName, Strike } from '../../stand-ins/partner-center/faults.ts';
import { buildObserved, buildSeen } from '../observe/build-observed.ts';
import { type ApplyStage, HERE, NOW, setApplyStage } from './apply-stage.ts';
import { to } from './build-row.ts';

const partners = [aPartner(1, { role: 'indirectProvider' }), aPartner(2), aPartner(3), aPartner(4)];
const legacy = (n: number) => aSubscription(n, { supportContact: to(2) });
const was: Directory = {
  partners,
  customers: [aCustomer(9, { subscriptions: [legacy(1), legacy(2), legacy(3)] })],
};
const ours = [aCustomer(9, { subscriptions: [1, 2, 3].map((n) => aSubscription(n, { supportContact: to(3) })) })];
const setStage = () => setApplyStage(was, ours);

async function outcomes({ report }: ApplyStage): Promise<RowOutcome[]> {
  return [...(await report()).values()].map(({ outcome }) => outcome);
}
const states = async (stage: ApplyStage) => (await outcomes(stage)).map(({ state }) => state);
/** How long a stalled request is waited for; others must be answered within it. */
const STALLED_IN_MS = 300;
const written: RowOutcome = { state: 'written', before: to(2) };
const held = ({ standIn }: ApplyStage) => [1, 2, 3].map((n) => standIn.book.contacts.get(subscriptionId(n)));
const requests = ({ standIn }: ApplyStage) => standIn.journal.map(({ method }) => method);

describe('a run', () => {
  it('reads, writes and reads back, row by row', async () => {
    const stage = await setStage();
    await stage.start();
    expect(await stage.drive()).toBe('done');
    expect(await outcomes(stage)).toEqual([written, written, written]);
    expect(held(stage)).toEqual([to(3), to(3), to(3)]);
    expect(requests(stage)).toEqual(['GET', 'PUT', 'GET', 'GET', 'PUT', 'GET', 'GET', 'PUT', 'GET']);
    expect(await readApplyRun(stage.db)).toMatchObject({ by: 'Ann', total: 3, standing: { state: 'done', at: NOW } });
  });

  it.each<[string, Partial<PartnerTenant>]>([
    ['tenant', { tenantId: tenant(8) }],
    ['cloud', { cloud: 'usGovernment' }],
  ])('neither reads nor writes under a sign-in to another %s, and says whose it is', async (_, other) => {
    const stage = await setStage();
    await stage.start();
    expect(await stage.drive({ tenant: { ...HERE, ...other } })).toBe('paused');
    expect((await readApplyRun(stage.db))?.standing).toMatchObject({
      state: 'paused',
      fault: { reason: 'otherTenant', tenant: HERE.tenantId },
    });
    expect(stage.standIn.journal).toEqual([]);
    await resumeApply(stage.db);
    expect(await stage.drive()).toBe('done');
    expect(held(stage)).toEqual([to(3), to(3), to(3)]);
  });

  it('is not replaced while it goes on, and is once it was stopped', async () => {
    const stage = await setStage();
    await stage.start();
    const first = await readApplyRun(stage.db);
    await expect(stage.start()).rejects.toThrow('Another run goes on');
    expect(await readApplyRun(stage.db)).toEqual(first);
    await stopApply(stage.db);
    await stage.start();
    expect((await readApplyRun(stage.db))?.id).not.toBe(first?.id);
  });

  it('leaves what is so by now, and what changed since the review', async () => {
    const stage = await setStage();
    await stage.start();
    stage.standIn.book.contacts.set(subscriptionId(1), to(3));
    stage.standIn.book.contacts.set(subscriptionId(2), to(4));
    await stage.drive();
    expect(await outcomes(stage)).toEqual([
      { state: 'alreadySo' },
      { state: 'changedMeanwhile', found: to(4) },
      written,
    ]);
    expect(held(stage)).toEqual([to(3), to(4), to(3)]);
  });

  it('tells when Partner Center holds something else than it took', async () => {
    const stage = await setStage();
    await stage.start();
    await stage.drive({ fetch: afterPut(() => stage.standIn.book.contacts.set(subscriptionId(1), to(4))) });
    expect((await outcomes(stage))[0]).toEqual({ state: 'notKept', before: to(2), found: to(4) });
  });

  it('keeps what it found as observed', async () => {
    const stage = await setStage();
    const observed = buildObserved(
      [1, 2, 3].map((n) => ({ ...buildSeen(n), id: subscriptionId(n) })),
      { tenantId: tenant(9) },
    );
    await stage.db.put('observed', observed, tenant(9));
    await stage.start();
    stage.standIn.book.contacts.set(subscriptionId(2), to(4));
    await stage.drive();
    const contacts = await observedContacts(stage.db, tenant(9));
    expect([...contacts.values()]).toEqual([to(3), to(4), to(3)].map((contact) => ({ at: NOW, contact })));
  });

  it('can be taken back by another, and that one too', async () => {
    const stage = await setStage();
    await stage.start();
    await stage.drive();
    for (const expected of [to(2), to(3)]) {
      await stage.start(putBackRows([...(await stage.report()).values()]));
      expect(await stage.drive()).toBe('done');
      expect(held(stage)).toEqual([expected, expected, expected]);
    }
  });

  it('is for one page at a time', async () => {
    const stage = await setStage();
    await stage.start();
    const ends = await Promise.all([stage.drive(), stage.drive()]);
    expect(ends).toEqual(['done', 'elsewhere']);
  });
});

describe('a row', () => {
  it.each<[string, Strike, Partial<RowOutcome>, number]>([
    ['is refused with Partner Center’s words', put('suspended'), refusedWith('notUpdatable', '800091'), 0],
    ['is refused by a code that nobody knows', put('unknownCode'), refusedWith('refused', '987654'), 0],
    ['is refused when it cannot be read', get('noRelationship'), refusedWith('noRelationship', '20002'), 0],
    ['is refused when it is gone', get('subscriptionNotFound'), refusedWith('notFound', '20003'), 0],
    ['is written though the answer was lost', put('cutAfter'), written, 1],
    ['is written though the answer came late', put('stallAfter'), written, 1],
    ['is written though the answer cannot be read', put('webPage'), written, 1],
    ['is written though it was said to be refused', put('refusedInWords'), written, 1],
    ['is written though a gateway failed', put('refusedAsPage'), written, 1],
    ['is written when the request was lost', put('cutBefore'), written, 1],
    ['is written after a pause', put('throttled'), written, 1],
    ['is refused when its write is never answered', put('stallBefore', 4), refusedWith('timedOut'), 0],
    ['is written when its write had an effect and no answer', put('stallAfter', 4), written, 1],
    ['is refused when Partner Center has a fault', put('serverFault', 4), refusedWith('serverFault', '800003'), 0],
  ])('%s', async (_, strike, expected, writes) => {
    const stage = await setStage();
    await stage.start();
    stage.standIn.strikes.push(strike);
    expect(await stage.drive({ timeoutInMs: STALLED_IN_MS })).toBe('done');
    expect((await outcomes(stage))[0]).toMatchObject(expected);
    expect(await states(stage)).toEqual([expected.state, 'written', 'written']);
    expect(stage.standIn.writesOf(subscriptionId(1))).toBe(writes);
  });

  it('is written once, though its answer was lost and its repetition was told to wait', async () => {
    const stage = await setStage();
    await stage.start();
    stage.standIn.strikes.push(put('cutAfter'), put('throttled'));
    await stage.drive();
    expect((await outcomes(stage))[0]).toEqual(written);
    expect(stage.standIn.writesOf(subscriptionId(1))).toBe(1);
  });

  it.each<[string, Strike]>([
    ['is told to wait', put('throttled')],
    ['is not answered', put('cutBefore')],
    ['meets a fault of the server', put('serverFault')],
  ])('is not overwritten with what somebody else set while its write %s', async (_, strike) => {
    const stage = await setStage();
    await stage.start();
    stage.standIn.strikes.push(strike);
    const other = () => {
      if (stage.standIn.strikes.length === 0 && held(stage)[0]?.supportTenantId === to(2).supportTenantId)
        stage.standIn.book.contacts.set(subscriptionId(1), to(4));
    };
    await stage.drive({ fetch: afterPut(other) });
    expect((await outcomes(stage))[0]).toEqual({ state: 'changedMeanwhile', found: to(4) });
    expect(stage.standIn.writesOf(subscriptionId(1))).toBe(0);
  });

  it('counts as written by the answer alone when it cannot be read back', async () => {
    const stage = await setStage();
    await stage.start();
    await stage.drive({ fetch: afterPut(() => stage.standIn.strikes.push(get('halfJson'))) });
    expect((await outcomes(stage))[0]).toEqual(written);
  });

  it('is not sure to be refused when neither its write nor the reading after it was answered', async () => {
    const stage = await setStage();
    await stage.start();
    stage.standIn.strikes.push(put('stallAfter', 4));
    await stage.drive({
      timeoutInMs: STALLED_IN_MS,
      fetch: afterPut(() => stage.standIn.strikes.push(get('halfJson'))),
    });
    expect((await outcomes(stage))[0]).toMatchObject({ ...refusedWith('malformed'), isUnsure: true });
  });
});

describe('what concerns all rows', () => {
  it.each<[string, FaultName, FaultReason]>([
    ['the sign-in has ended', 'expiredToken', 'signedOut'],
    ['a second factor is wanted', 'mfaRequired', 'mfaRequired'],
    ['the sign-in is for another service', 'wrongAudience', 'wrongAudience'],
    ['a policy blocks it', 'blockedByPolicy', 'blockedByPolicy'],
    ['it is to stay away for long', 'throttledForAnHour', 'throttled'],
    ['there is no way to it', 'cutBefore', 'unreachable'],
  ])('pauses the run when %s, and nothing is lost', async (_, name, reason) => {
    for (const strike of [get, put]) {
      const stage = await setStage();
      await stage.start();
      stage.standIn.strikes.push(strike(name, 4));
      expect(await stage.drive()).toBe('paused');
      expect(await readApplyRun(stage.db)).toMatchObject({ standing: { state: 'paused', fault: { reason } } });
      stage.standIn.strikes.length = 0;
      expect(await stage.drive()).toBe('nothing');
      await resumeApply(stage.db);
      expect(await stage.drive()).toBe('done');
      expect(await states(stage)).toEqual(['written', 'written', 'written']);
      expect([1, 2, 3].map((n) => stage.standIn.writesOf(subscriptionId(n)))).toEqual([1, 1, 1]);
    }
  });

  it('is also what many rows have one after another', async () => {
    const many = Array.from({ length: 30 }, (_, at) => at + 1);
    const customers = [aCustomer(9, { subscriptions: many.map((n) => aSubscription(n, { supportContact: to(3) })) })];
    const before = [aCustomer(9, { subscriptions: many.map(legacy) })];
    const stage = await setApplyStage({ partners, customers: before }, customers);
    await stage.start();
    stage.standIn.strikes.push(get('insufficientPrivileges', 20));
    expect(await stage.drive()).toBe('paused');
    expect(await states(stage)).toEqual(many.map((n) => (n <= 20 ? 'refused' : 'waiting')));
    await resumeApply(stage.db);
    expect(await stage.drive()).toBe('done');
  });
});

describe('stopping', () => {
  it('ends the run between two requests, and going on does the rest', async () => {
    const stage = await setStage();
    await stage.start();
    const end = stage.drive({ fetch: afterPut(() => stopApply(stage.db)) });
    expect(await end).toBe('stopped');
    expect(await readApplyRun(stage.db)).toMatchObject({ standing: { state: 'stopped' } });
    expect(await states(stage)).toEqual(['writing', 'waiting', 'waiting']);
    await resumeApply(stage.db);
    expect(await stage.drive()).toBe('done');
    expect(await states(stage)).toEqual(['written', 'written', 'written']);
    expect(stage.standIn.writesOf(subscriptionId(1))).toBe(1);
  });

  it('cannot be stopped once it is done', async () => {
    const stage = await setStage();
    await stage.start();
    await stage.drive();
    await stopApply(stage.db);
    await resumeApply(stage.db);
    expect(await readApplyRun(stage.db)).toMatchObject({ standing: { state: 'done' } });
  });
});

function strikeOn(method: string, name: FaultName, times: number): Strike {
  return { name, method, path: /supportcontact/, times };
}
function get(name: FaultName, times = 1): Strike {
  return strikeOn('GET', name, times);
}
function put(name: FaultName, times = 1): Strike {
  return strikeOn('PUT', name, times);
}

function refusedWith(reason: FaultReason, code?: string): Partial<RowOutcome> {
  return { state: 'refused', fault: expect.objectContaining({ reason, ...(code ? { code } : {}) }) };
}

/** A network on which something happens each time that a write was answered or given up. */
function afterPut(happens: () => unknown): typeof fetch {
  return async (input, init) => {
    try {
      return await fetch(input, init);
    } finally {
      if (init?.method === 'PUT') await happens();
    }
  };
}

it('names ourselves where it was asked to', async () => {
  const before = { partners, customers: [aCustomer(9, { subscriptions: [legacy(1)] })] };
  const stage = await setApplyStage(before, [aCustomer(9, { subscriptions: [aSubscription(1)] })]);
  await stage.start();
  await stage.drive();
  expect(stage.standIn.book.contacts.get(subscriptionId(1))).toEqual(toSupportContact(partners[0] ?? aPartner(0)));
});
