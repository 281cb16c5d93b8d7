import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_SETTINGS } from '../../lib/effective-settings.ts';
import { explainPolicy } from '../../lib/policy/explain-policy.ts';
import { readPolicy } from '../../lib/policy/read-policy.ts';
import { GRACE_IN_MS } from '../../lib/policy/weigh-reading.ts';
import { getOwnSettings, getSettings, saveSettings, watchSettings } from '../../lib/settings.ts';
import { setManaged } from './managed-storage.ts';

const POLICY = {
  role: 'helpdesk',
  theme: 'light',
  cardEnabled: false,
  locked: ['role', 'theme', 'cardEnabled'],
  brandName: 'Contoso IT',
};
const LATER = 60_000;

async function standing() {
  const [own, { policy }] = [await getOwnSettings(), await readPolicy()];
  const { management, isManaged } = explainPolicy(own, policy, DEFAULT_SETTINGS);
  return {
    settings: await getSettings(),
    management,
    isManaged,
    remembered: await fakeBrowser.storage.local.get('policy'),
  };
}
const LOCKED = {
  settings: {
    ...DEFAULT_SETTINGS,
    role: 'helpdesk',
    theme: 'light',
    card: { ...DEFAULT_SETTINGS.card, enabled: false },
  },
  management: { role: 'locked', theme: 'locked', cardEnabled: 'locked' },
  isManaged: true,
};
/** What the person chose counts again, and defaults where they chose nothing. */
const FREE = {
  settings: { ...DEFAULT_SETTINGS, role: 'partner', theme: 'dark' },
  management: {},
  isManaged: false,
  remembered: {},
};

beforeEach(async () => {
  fakeBrowser.reset();
  vi.useFakeTimers();
  await saveSettings({ role: 'partner', theme: 'dark' });
  setManaged(async () => POLICY);
  expect(await standing()).toMatchObject(LOCKED);
});
afterEach(() => {
  vi.useRealTimers();
  setManaged(async () => ({}));
});

describe.each([
  ['Chromium', async () => ({})],
  ['Firefox', () => Promise.reject(new Error('Managed storage manifest not found'))],
])('a policy that is taken away as a whole in %s leaves no trace', (_, nothing) => {
  it('while a page is open', async () => {
    const seen = vi.fn();
    const end = watchSettings(seen);
    await vi.advanceTimersByTimeAsync(LATER);
    setManaged(nothing);
    await fakeBrowser.storage.onChanged.trigger({}, 'managed');
    await vi.advanceTimersByTimeAsync(GRACE_IN_MS - 1);
    expect(await standing()).toMatchObject(LOCKED);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen).toHaveBeenLastCalledWith(FREE.settings);
    expect(await standing()).toEqual(FREE);
    end();
  });

  it('while the browser is closed', async () => {
    await vi.advanceTimersByTimeAsync(LATER);
    await fakeBrowser.storage.session.clear();
    setManaged(nothing);
    const seen = vi.fn();
    const end = watchSettings(seen);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await standing()).toMatchObject(LOCKED);
    await vi.advanceTimersByTimeAsync(GRACE_IN_MS + 1_000);
    expect(seen).toHaveBeenLastCalledWith(FREE.settings);
    expect(await standing()).toEqual(FREE);
    end();
  });
});
