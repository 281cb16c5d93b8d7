import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NO_POLICY, policyValue } from '../../lib/policy/parse-policy.ts';
import { readPolicy, watchPolicy } from '../../lib/policy/read-policy.ts';
import { GRACE_IN_MS } from '../../lib/policy/weigh-reading.ts';
import { getOwnSettings, getSettings, saveSettings, watchSettings } from '../../lib/settings.ts';
import { setManaged, withoutManaged } from './managed-storage.ts';

const WORKSPACE = 'https://contoso.blob.core.windows.net/team?sp=rl&sv=2024-11-04&sr=c&sig=x';

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  setManaged(async () => ({}));
});

const readRole = async () => policyValue((await readPolicy()).policy, 'role');

describe('a policy is read as none', () => {
  it.each([
    ['in a browser without managed storage', () => withoutManaged()],
    ['in Firefox, which rejects where nothing is set', () => setManaged(() => Promise.reject(new Error('not found')))],
  ])('%s', async (_, prepare) => {
    prepare();
    expect(await readPolicy()).toMatchObject({ policy: { values: {} }, isSettled: true });
  });

  it('when the browser does not answer, and only for that long', async () => {
    setManaged(() => new Promise(() => undefined));
    const reading = readPolicy();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await reading).toMatchObject({ policy: { values: {} }, isSettled: false });
  });
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

  it('is heard of at once when the browser tells', async () => {
    const seen = vi.fn();
    const end = watchPolicy(seen);
    await vi.advanceTimersByTimeAsync(60_000);
    setManaged(async () => ({ role: 'partner' }));
    await fakeBrowser.storage.onChanged.trigger({}, 'managed');
    await vi.waitFor(() => expect(seen).toHaveBeenCalledOnce());
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
    expect(seen).toHaveBeenLastCalledWith({ policy: NO_POLICY, isSettled: true });
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
