import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NO_POLICY, policyValue } from '../../lib/policy/parse-policy.ts';
import { readPolicy, watchPolicy } from '../../lib/policy/read-policy.ts';
import { GRACE_IN_MS } from '../../lib/policy/weigh-reading.ts';
import { getOwnSettings, getSettings, saveSettings, watchSettings } from '../../lib/settings.ts';
import { until } from '../until.ts';
import { setManaged, withoutManaged } from './managed-storage.ts';

const NOTHING_SET = new Error('Managed storage manifest not found');
const WORKSPACE = 'https://contoso.blob.core.windows.net/team?sp=rl&sv=2024-11-04&sr=c&sig=x';

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  setManaged(async () => ({}));
});

const readRole = async () => policyValue((await readPolicy()).policy, 'role');

describe('a policy is read as none', () => {
  it.each([
    ['in a browser without managed storage', () => withoutManaged()],
    ['in Firefox, which rejects where nothing is set', () => setManaged(() => Promise.reject(NOTHING_SET))],
  ])('%s', async (_, prepare) => {
    prepare();
    expect(await readPolicy()).toMatchObject({ policy: { values: {} }, isSettled: true });
  });
});

it('a policy that cannot be remembered counts nevertheless', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('The disk is full'));
  setManaged(async () => ({ role: 'partner' }));
  expect(await readRole()).toBe('partner');
});

describe('a policy that was read before', () => {
  beforeEach(async () => {
    setManaged(async () => ({ role: 'helpdesk', locked: ['role'], workspaceUrl: WORKSPACE }));
    await readPolicy();
    setManaged(async () => ({}));
  });

  it('stands at a first read that is empty, and lasts no longer than the time allowed', async () => {
    expect(await readRole()).toBe('helpdesk');
    await vi.advanceTimersByTimeAsync(GRACE_IN_MS - 1);
    expect(await readRole()).toBe('helpdesk');
    await vi.advanceTimersByTimeAsync(1);
    expect(await readRole()).toBeUndefined();
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });

  it('stands while the browser refuses to say, however long, and is forgotten once it says that there is none', async () => {
    setManaged(() => Promise.reject(new Error('Access denied')));
    for (let hour = 0; hour < 3; hour++) {
      const standing = { state: 'refused', reason: 'Access denied' };
      expect(await readPolicy()).toMatchObject({
        policy: { values: { role: 'helpdesk' } },
        standing,
        isSettled: false,
      });
      await vi.advanceTimersByTimeAsync(60 * 60_000);
    }
    setManaged(() => Promise.reject(NOTHING_SET));
    expect(await readPolicy()).toMatchObject({ standing: { state: 'emptied' } });
    await vi.advanceTimersByTimeAsync(GRACE_IN_MS);
    expect(await readPolicy()).toEqual({ policy: NO_POLICY, standing: { state: 'answered' }, isSettled: true });
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });

  it('is not taken from a record that is damaged', async () => {
    for (const damaged of ['x', { raw: 1, withheld: [] }, { role: 'helpdesk' }]) {
      await fakeBrowser.storage.local.set({ policy: damaged });
      expect(await readPolicy()).toEqual({ policy: NO_POLICY, standing: { state: 'answered' }, isSettled: true });
    }
  });

  it('is remembered without its secrets', async () => {
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('contoso');
    expect(policyValue((await readPolicy()).policy, 'workspaceUrl')).toBeUndefined();
  });

  it('has its time anew when the browser starts again', async () => {
    await readPolicy();
    await fakeBrowser.storage.session.clear();
    await vi.advanceTimersByTimeAsync(24 * 60 * 60_000);
    expect(await readRole()).toBe('helpdesk');
  });
});

describe('a policy that changes', () => {
  it.each([5_000, 30_000])('is heard of when it arrives %d ms late without a word', async (late) => {
    const seen = vi.fn();
    const end = watchPolicy(seen);
    await vi.advanceTimersByTimeAsync(late);
    expect(seen).not.toHaveBeenCalled();
    setManaged(async () => ({ role: 'partner' }));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(seen).toHaveBeenCalledOnce();
    end();
  });

  it('is heard of when a browser that refused for an hour answers without a word', async () => {
    setManaged(() => Promise.reject(new Error('Access denied')));
    const seen = vi.fn();
    const end = watchPolicy(seen);
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(seen).not.toHaveBeenCalled();
    setManaged(async () => ({ role: 'partner' }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ isSettled: true }));
    end();
  });

  it('is heard of at once when the browser tells', async () => {
    const seen = vi.fn();
    const end = watchPolicy(seen);
    await vi.advanceTimersByTimeAsync(60_000);
    setManaged(async () => ({ role: 'partner' }));
    await fakeBrowser.storage.onChanged.trigger({}, 'managed');
    await until(() => expect(seen).toHaveBeenCalledOnce());
    end();
  });

  it('is heard of when it is taken away long after the start, once its time is over', async () => {
    setManaged(async () => ({ role: 'partner' }));
    const seen = vi.fn();
    const end = watchPolicy(seen);
    await vi.advanceTimersByTimeAsync(60_000);
    setManaged(async () => ({}));
    await fakeBrowser.storage.onChanged.trigger({}, 'managed');
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toHaveBeenLastCalledWith(expect.objectContaining({ isSettled: false }));
    await vi.advanceTimersByTimeAsync(GRACE_IN_MS + 1_000);
    expect(seen).toHaveBeenLastCalledWith({ policy: NO_POLICY, standing: { state: 'answered' }, isSettled: true });
    end();
  });

  it('is told to those who follow the settings, and leaves what was chosen as it was', async () => {
    await saveSettings({ role: 'customer', theme: 'dark' });
    const seen = vi.fn();
    const end = watchSettings(seen);
    await vi.advanceTimersByTimeAsync(600);
    setManaged(async () => ({ role: 'helpdesk', theme: 'light', locked: ['role'] }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(seen).toHaveBeenLastCalledWith(expect.objectContaining({ role: 'helpdesk', theme: 'dark' }));
    await saveSettings({ language: 'ja' });
    expect(await getOwnSettings()).toEqual({ role: 'customer', theme: 'dark', language: 'ja', card: {} });
    setManaged(async () => ({ role: 'partner' }));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await getSettings()).toMatchObject({ role: 'customer', theme: 'dark' });
    end();
  });
});
