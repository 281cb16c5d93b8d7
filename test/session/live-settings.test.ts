import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as messages from '../../lib/load-messages.ts';
import { openLiveSettings } from '../../lib/session/live-settings.ts';
import { saveSettings } from '../../lib/settings.ts';
import { until } from '../until.ts';

beforeEach(() => fakeBrowser.reset());

it('follows later changes though the messages of one could not be read', async () => {
  const reported = vi.spyOn(console, 'error').mockReturnValue();
  const live = await openLiveSettings(['en'], 'lookup');
  const fault = new Error('no such chunk');
  vi.spyOn(messages, 'loadMessages').mockRejectedValueOnce(fault);
  await saveSettings({ language: 'ja' });
  await until(() => expect(reported).toHaveBeenCalledWith(expect.any(String), fault));
  await saveSettings({ theme: 'dark' });
  await until(() => expect(live.settings.value).toMatchObject({ language: 'ja', theme: 'dark' }));
  expect(live.translate.value.locale).toBe('ja');
});
