import { expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openLiveCare } from '../../lib/session/care-live.ts';
import { tenant } from '../fixtures/documents.ts';

it.each<[string, () => Promise<void>, string]>([
  ['refuses', () => Promise.reject(new Error('The disk is full.')), 'The disk is full.'],
  ['takes and forgets', async () => undefined, 'It could not be saved.'],
])('says so where the browser %s what is pinned, keeps what was, and goes on', async (_, set, said) => {
  fakeBrowser.reset();
  vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => void vi.restoreAllMocks());
  const live = await openLiveCare();
  onTestFinished(live.dispose);
  const disk = vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation(set);
  live.togglePin(tenant(1));
  await expect.poll(() => live.refused.value).toBe(said);
  expect(live.care.value.pinned).toEqual([]);
  disk.mockRestore();
  live.togglePin(tenant(1));
  await expect.poll(() => live.care.value.pinned).toEqual([tenant(1)]);
  expect(live.refused.value).toBeUndefined();
});

it('says nothing where a customer cannot be remembered, which nobody asked for', async () => {
  fakeBrowser.reset();
  const report = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => void vi.restoreAllMocks());
  const live = await openLiveCare();
  onTestFinished(live.dispose);
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('The disk is full.'));
  live.remember(tenant(1));
  await expect.poll(() => report.mock.calls.length).toBe(1);
  expect(live.refused.value).toBeUndefined();
});
