import { storage } from 'wxt/utils/storage';
import type { TenantId } from './directory/types.ts';
import { DEFAULT_SETTINGS, effectiveSettings } from './effective-settings.ts';
import { LOCALES, type Locale, resolveLocale } from './locales.ts';
import { dropDefaults, type OwnSettings, parseOwnSettings, type SettingsPatch, withPatch } from './own-settings.ts';
import type { Brand } from './policy/brand.ts';
import { readPolicy, watchPolicy } from './policy/read-policy.ts';
import { reportError } from './report-error.ts';
import type { CORNERS, ROLES, THEMES } from './settings-choices.ts';

export type Role = (typeof ROLES)[number];
export type Theme = (typeof THEMES)[number];
export type Corner = (typeof CORNERS)[number];

export interface CardSettings {
  enabled: boolean;
  corner: Corner;
  openOnSupportRoutes: boolean;
}

/** What counts in this browser, out of what one person chose, what an administrator set, and defaults. */
export interface Settings {
  /** `null` until the first run is done. */
  role: Role | null;
  language: 'auto' | Locale;
  theme: Theme;
  /** Stands in the history beside each change; may be empty. */
  authorName: string;
  /** The customer's own tenant, in the role `customer`. */
  ownTenantId?: TenantId;
  card: CardSettings;
  /** Only ever an administrator's. */
  brand?: Brand;
}

/** Stays in this browser (`storage.local`): quotas of `storage.sync` have silently lost other extensions' settings. */
export const settings = storage.defineItem<unknown>('local:settings', {
  version: 2,
  migrations: { 2: (stored: unknown) => dropDefaults(stored, DEFAULT_SETTINGS) },
});

export async function getOwnSettings(): Promise<OwnSettings> {
  return parseOwnSettings(await settings.getValue());
}

export async function getSettings(): Promise<Settings> {
  const [own, { policy }] = await Promise.all([getOwnSettings(), readPolicy()]);
  return effectiveSettings(own, policy);
}

/**
 * Stores what the person chose, never what a policy set. Throws when what was saved does not read back, as when the
 * disk is full. Savers in several contexts take turns.
 */
export async function saveSettings(patch: SettingsPatch): Promise<Settings> {
  await navigator.locks.request('settings', async () => {
    const wanted = withPatch(await getOwnSettings(), patch);
    await settings.setValue(wanted);
    const saved = await getOwnSettings();
    if (JSON.stringify(saved) !== JSON.stringify(wanted)) throw new Error('The settings could not be saved.');
  });
  return getSettings();
}

/** Calls back after each change, from whichever context or administrator. Returns what ends it. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  let turn = Promise.resolve();
  let isEnded = false;
  const look = async () => {
    const now = await getSettings();
    if (!isEnded) onChange(now);
  };
  const tell = () => {
    turn = turn.then(look).catch((fault: unknown) => void reportError('Reading the settings', fault));
  };
  const ends = [settings.watch(tell), watchPolicy(tell)];
  return () => {
    isEnded = true;
    for (const end of ends) end();
  };
}

/** The language to speak; `preferred` are the browser's BCP 47 tags, best first. */
export function effectiveLocale({ language }: Settings, preferred: readonly string[]): Locale {
  return language === 'auto' ? resolveLocale(preferred, LOCALES) : language;
}
