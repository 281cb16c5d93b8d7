import { expect, it, onTestFinished, vi } from 'vitest';
import { putAddress } from '../../lib/db/address.ts';
import { createSharingSession } from '../../lib/session/sharing.ts';
import { failWrite } from '../db/fail-write.ts';
import { sharedSession } from './shared-session.ts';

const ADDRESS = 'https://contoso.blob.core.windows.net/team?sv=2021-12-02&sr=c&sp=racl&sig=secret';
const silent = { set: () => undefined, clear: () => undefined, onRing: () => () => undefined };

it('says why the browser could not take an exchange, until it can', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => void vi.restoreAllMocks());
  const { db } = await sharedSession();
  await putAddress(db, ADDRESS);
  const offline = async () => Promise.reject(new TypeError('Failed to fetch'));
  const reach = { fetch: offline, now: Date.now, random: Math.random };
  const sharing = createSharingSession(db, { ...reach, alarm: silent, network: new EventTarget() });
  onTestFinished(sharing.dispose);
  await sharing.shareNow();
  expect(sharing.refused.value).toBeUndefined();
  expect(await failWrite(1, sharing.shareNow)).toBe(true);
  expect(sharing.refused.value).toBe('refused');
  await sharing.shareNow();
  expect(sharing.refused.value).toBeUndefined();
});
