import type { OwnSettings } from './own-settings.ts';
import { brandOf } from './policy/brand.ts';
import { NO_POLICY, type Policy } from './policy/parse-policy.ts';
import { decide, settingsOf } from './policy/resolve-settings.ts';
import type { Settings } from './settings.ts';

export const DEFAULT_SETTINGS: Settings = {
  role: null,
  language: 'auto',
  theme: 'auto',
  authorName: '',
  card: { enabled: true, corner: 'bottomRight', openOnSupportRoutes: true },
};

/** The one way to the settings that count. */
export function effectiveSettings(own: OwnSettings, policy: Policy = NO_POLICY): Settings {
  const decisions = decide(own, policy, DEFAULT_SETTINGS);
  const brand = brandOf(policy);
  return { ...settingsOf(decisions, own.authorName ?? DEFAULT_SETTINGS.authorName), ...(brand ? { brand } : {}) };
}
