import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPacer } from '../../../lib/partner-center/client/create-pacer.ts';
import type { FaultReason } from '../../../lib/partner-center/partner-center-fault.ts';
import type { FaultName } from '../../stand-ins/partner-center/faults.ts';
import type { PartnerCenterStandIn } from '../../stand-ins/partner-center/start-partner-center.ts';
import { clientOf } from './client-of.ts';
import { faultOf } from './fault-of.ts';
import { createHurriedClock } from './hurried-clock.ts';
import { someSubscription } from './sample-ids.ts';
import { startSample } from './sample-stand-in.ts';

let standIn: PartnerCenterStandIn;
/** Long enough for an answer of a busy machine, short enough to wait for four times. */
const TIMEOUT_IN_MS = 400;

beforeAll(async () => {
  standIn = await startSample();
});
afterAll(() => standIn.close());
beforeEach(() => {
  standIn.journal.length = 0;
  standIn.strikes.length = 0;
  standIn.limit = undefined;
});

const ids = () => someSubscription(standIn.book, 'legacy');
const put = (requestId?: string) => {
  const { customer, subscription, contact } = ids();
  const isStalled = standIn.strikes.some(({ name }) => name.startsWith('stall'));
  return clientOf(standIn, isStalled ? { timeoutInMs: TIMEOUT_IN_MS } : {}).putSupportContact(
    customer,
    subscription,
    contact,
    requestId === undefined ? {} : { requestId },
  );
};
const sent = (header: string) => standIn.journal.map(({ headers }) => headers[header]);
const strike = (name: FaultName, times: number) => standIn.strikes.push({ name, times });

describe('a call that found no answer', () => {
  it.each<[FaultName, string[]]>([
    ['cutBefore', ['none', 'written']],
    ['cutAfter', ['written', 'repeated']],
    ['stallBefore', ['none', 'written']],
    ['stallAfter', ['written', 'repeated']],
    ['gatewayTimeout', ['none', 'written']],
  ])('after %s is repeated as the same request: %s', async (name, effects) => {
    strike(name, 1);
    expect(await put()).toEqual(ids().contact);
    expect(standIn.journal.map(({ effect }) => effect)).toEqual(effects);
    expect(new Set(sent('ms-requestid')).size).toBe(1);
    expect(new Set(sent('ms-correlationid')).size).toBe(2);
  });

  it.each<[FaultName, FaultReason]>([
    ['cutAfter', 'unreachable'],
    ['stallAfter', 'timedOut'],
    ['gatewayTimeout', 'timedOut'],
  ])('after %s four times is %s, and was written once', async (name, reason) => {
    strike(name, 9);
    const details = await faultOf(put());
    expect(details).toMatchObject({ reason, correlationId: sent('ms-correlationid').at(-1) });
    expect(standIn.journal).toHaveLength(4);
    expect(new Set(sent('ms-requestid')).size).toBe(1);
    expect(standIn.journal.filter(({ effect }) => effect === 'written').length).toBeLessThan(2);
  });

  it('bears the request id that the caller gave', async () => {
    const requestId = '11111111-1111-4111-8111-111111111111';
    strike('cutAfter', 1);
    await put(requestId);
    await put(requestId);
    expect(sent('ms-requestid')).toEqual([requestId, requestId, requestId]);
    expect(standIn.journal.map(({ effect }) => effect)).toEqual(['written', 'repeated', 'repeated']);
  });
});

describe('a call that the service could not serve', () => {
  it.each<FaultName>([
    'serverFault',
    'unavailable',
    'refusedAsPage',
  ])('after %s is made again as the same request', async (name) => {
    strike(name, 3);
    expect(await put()).toEqual(ids().contact);
    expect(new Set(sent('ms-requestid')).size).toBe(1);
    expect(new Set(sent('ms-correlationid')).size).toBe(4);
    expect(standIn.writesOf(ids().subscription)).toBe(1);
  });

  it('is given up after the fourth time', async () => {
    strike('serverFault', 9);
    expect(await faultOf(put())).toMatchObject({ reason: 'serverFault', status: 500, code: '800003' });
    expect(standIn.journal).toHaveLength(4);
  });
});

describe('a call that is throttled', () => {
  it('comes back when it is told to, as the same request', async () => {
    strike('throttled', 2);
    expect(await put()).toEqual(ids().contact);
    expect(new Set(sent('ms-requestid')).size).toBe(1);
  });

  it('is not written a second time when the answer before was lost', async () => {
    strike('cutAfter', 1);
    strike('throttled', 1);
    expect(await put()).toEqual(ids().contact);
    expect(standIn.writesOf(ids().subscription)).toBe(1);
  });

  it('waits as long as it is told to, then longer and longer', async () => {
    const clock = createHurriedClock();
    const { customer } = ids();
    standIn.strikes.push({ name: 'throttled' }, { name: 'throttledWithoutAdvice', times: 4 });
    await clientOf(standIn, { clock, pacer: createPacer({ clock }) }).subscriptions(customer);
    expect(clock.waits).toEqual([1_000, 4_000, 8_000, 16_000, 32_000]);
  });

  it('is given up beyond its patience, and says what it was told', async () => {
    strike('throttled', 99);
    expect(await faultOf(put())).toMatchObject({
      reason: 'throttled',
      status: 429,
      retryAfterInMs: 1_000,
      description: 'Rate limit is exceeded. Try again in 1 seconds.',
    });
    expect(standIn.journal).toHaveLength(9);
  });

  it('does not wait for an hour', async () => {
    strike('throttledForAnHour', 99);
    expect(await faultOf(put())).toMatchObject({ reason: 'throttled', retryAfterInMs: 3_600_000 });
    expect(standIn.journal).toHaveLength(1);
  });
});

describe('a run of calls', () => {
  it('is answered whole under a rate limit, with hardly more requests than answers', async () => {
    const clock = createHurriedClock();
    const limited = await startSample({ now: clock.now }, 60);
    limited.limit = { most: 20, inMs: 60_000 };
    try {
      const client = clientOf(limited, { clock, pacer: createPacer({ clock, perMinute: 500 }) });
      const customers = [...limited.book.customers.keys()];
      const pages = await Promise.all(customers.map((customer) => client.subscriptions(customer)));
      expect(pages.map(({ items }) => items.length)).toEqual(customers.map(() => expect.any(Number)));
      const refused = limited.journal.filter(({ status }) => status === 429).length;
      expect(limited.journal.length - refused).toBe(customers.length);
      expect(refused).toBeLessThanOrEqual(12);
    } finally {
      await limited.close();
    }
  });
});

describe('a client that is cancelled', () => {
  it('rejects what is under way and what waits with the reason, and sends no more', async () => {
    const stop = new AbortController();
    const pacer = createPacer({ concurrency: 1 });
    const client = clientOf(standIn, { signal: stop.signal, pacer });
    strike('stallBefore', 9);
    const calls = [client.organization(), client.supportProfile(), client.customers()];
    const ends = Promise.allSettled(calls);
    await expect.poll(() => standIn.journal.length).toBe(1);
    stop.abort(new Error('enough'));
    for (const end of await ends) expect(end).toMatchObject({ status: 'rejected', reason: { message: 'enough' } });
    expect(standIn.journal).toHaveLength(1);
  });

  it('does not wait to be told again', async () => {
    const stop = new AbortController();
    const client = clientOf(standIn, {
      signal: stop.signal,
      clock: { ...createHurriedClock(), after: () => () => {} },
    });
    strike('serverFault', 9);
    const call = client.organization();
    const end = call.catch((reason: unknown) => reason);
    await expect.poll(() => standIn.journal.length).toBe(1);
    stop.abort(new Error('enough'));
    expect(await end).toMatchObject({ message: 'enough' });
  });
});
