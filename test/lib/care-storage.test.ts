import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  clearRecent,
  getCare,
  MAX_PINNED,
  MAX_RECENT,
  NO_CARE,
  parseCare,
  rememberCustomer,
  togglePin,
  watchCare,
  withPinToggled,
  withRecent,
} from '../../lib/care-storage.ts';
import { tenant } from '../fixtures/documents.ts';

beforeEach(() => fakeBrowser.reset());

const many = (count: number) => Array.from({ length: count }, (_, n) => tenant(n + 1));

it('remembers nothing at first', async () => {
  expect(await getCare()).toEqual(NO_CARE);
});

it('pins, unpins, and remembers the latest first', async () => {
  await togglePin(tenant(1));
  await togglePin(tenant(2));
  await togglePin(tenant(1));
  for (const n of [1, 2, 1]) await rememberCustomer(tenant(n));
  expect(await getCare()).toEqual({ pinned: [tenant(2)], recent: [tenant(1), tenant(2)] });
});

it('forgets the recent ones and keeps the pins', async () => {
  await togglePin(tenant(1));
  await rememberCustomer(tenant(2));
  await clearRecent();
  expect(await getCare()).toEqual({ pinned: [tenant(1)], recent: [] });
});

it('keeps both of two changes made at once', async () => {
  await Promise.all([togglePin(tenant(1)), togglePin(tenant(2))]);
  expect((await getCare()).pinned).toEqual([tenant(1), tenant(2)]);
});

it('tells every page of a change', async () => {
  const told = vi.fn();
  const stop = watchCare(told);
  await togglePin(tenant(1));
  await expect.poll(() => told.mock.lastCall).toEqual([{ pinned: [tenant(1)], recent: [] }]);
  stop();
});

describe('the limits', () => {
  it('let the earliest pin and the oldest visit give way', () => {
    const pinned = many(MAX_PINNED);
    const recent = many(MAX_RECENT);
    const next = withRecent(withPinToggled({ pinned, recent }, tenant(999)), tenant(999));
    expect(next.pinned).toEqual([...pinned.slice(1), tenant(999)]);
    expect(next.recent).toEqual([tenant(999), ...recent.slice(0, -1)]);
  });
});

it.each([
  ['nothing', null],
  ['a text', 'pinned'],
  ['lists that are none', { pinned: 1, recent: {} }],
  ['ids that are none', { pinned: ['contoso', 7], recent: [null] }],
])('takes %s for no care at all', (_, stored) => {
  expect(parseCare(stored)).toEqual(NO_CARE);
});

it('lists nobody twice', () => {
  expect(parseCare({ pinned: [tenant(1), tenant(1).toUpperCase()] }).pinned).toEqual([tenant(1)]);
});
