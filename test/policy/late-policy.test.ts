import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { setManaged } from './managed-storage.ts';

/** Longer than any look takes to come back by itself. */
const LATE_IN_MS = 60_000;
const WORKSPACE = 'https://contoso.blob.core.windows.net/team?sp=rl&sv=2024-11-04&sr=c&sig=x';
const RAW = { role: 'helpdesk', locked: ['role'], workspaceUrl: WORKSPACE };

/** As in a page or worker that has just begun. */
async function begin() {
  vi.resetModules();
  return import('../../lib/policy/read-policy.ts');
}

const late = (raw: object, inMs = LATE_IN_MS) =>
  setManaged(() => new Promise((resolve) => setTimeout(() => resolve(raw), inMs)));

async function read({ readPolicy }: Awaited<ReturnType<typeof begin>>) {
  const reading = readPolicy();
  await vi.advanceTimersByTimeAsync(1_000);
  return reading;
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  setManaged(async () => ({}));
});

it('a policy is not known while the browser does not answer, and is waited for no longer than a second', async () => {
  setManaged(() => new Promise(() => undefined));
  const nothing = { policy: { values: {} }, standing: { state: 'late' }, isSettled: false };
  expect(await read(await begin())).toMatchObject(nothing);
});

it('a policy that the browser tells a minute late counts, secrets and all', async () => {
  late(RAW);
  const policies = await begin();
  const seen = vi.fn();
  const end = policies.watchPolicy(seen);
  await vi.advanceTimersByTimeAsync(LATE_IN_MS - 1);
  expect(seen).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_001);
  const values = { role: 'helpdesk', workspaceUrl: RAW.workspaceUrl };
  const reading = { policy: { values }, standing: { state: 'answered' }, isSettled: true };
  expect(seen).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ standing: { state: 'answered' } }));
  expect(await read(policies)).toMatchObject(reading);
  await vi.advanceTimersByTimeAsync(10 * LATE_IN_MS);
  expect(seen).toHaveBeenCalledOnce();
  end();
});

it('who has stopped watching is told nothing more, and nothing more is asked', async () => {
  setManaged(async () => ({}));
  const policies = await begin();
  const seen = vi.fn();
  const end = policies.watchPolicy(seen);
  await vi.advanceTimersByTimeAsync(1);
  const refuse = vi.fn(() => Promise.reject(new Error('Not now')));
  setManaged(refuse);
  await fakeBrowser.storage.onChanged.trigger({}, 'managed');
  end();
  await vi.advanceTimersByTimeAsync(10 * LATE_IN_MS);
  expect(seen).not.toHaveBeenCalled();
  expect(refuse).toHaveBeenCalledOnce();
});

it('what was remembered stands until then, and is never forgotten for want of an answer', async () => {
  setManaged(async () => RAW);
  await (await begin()).readPolicy();
  setManaged(() => new Promise(() => undefined));
  const policies = await begin();
  for (let hour = 0; hour < 3; hour++) {
    const remembered = { policy: { values: { role: 'helpdesk' }, withheld: ['workspaceUrl'] }, isSettled: false };
    expect(await read(policies)).toMatchObject(remembered);
    await vi.advanceTimersByTimeAsync(60 * 60_000);
  }
  expect(await fakeBrowser.storage.local.get()).toEqual({ policy: expect.anything() });
});
