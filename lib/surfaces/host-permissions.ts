import { browser } from 'wxt/browser';
import type { HostPermissions } from '../session/host-access.ts';

export const HOST_PERMISSIONS: HostPermissions = {
  contains: (pattern) => browser.permissions.contains({ origins: [pattern] }),
  request: (patterns) => browser.permissions.request({ origins: [...patterns] }),
  onAdded(listener) {
    const hear = () => listener();
    browser.permissions.onAdded.addListener(hear);
    return () => browser.permissions.onAdded.removeListener(hear);
  },
};
