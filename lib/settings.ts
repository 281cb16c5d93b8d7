import * as v from 'valibot';
import { storage } from 'wxt/utils/storage';
import { parseTenantId } from './directory/ids.ts';
import type { TenantId } from './directory/types.ts';
import { LOCALES, type Locale, resolveLocale } from './locales.ts';

export const ROLES = ['partner', 'helpdesk', 'customer'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export const CORNERS = ['bottomRight', 'bottomLeft', 'topRight', 'topLeft'] as const;
export type Role = (typeof ROLES)[number];
export type Theme = (typeof THEMES)[number];
export type Corner = (typeof CORNERS)[number];

export interface CardSettings {
  enabled: boolean;
  corner: Corner;
  openOnSupportRoutes: boolean;
}

/** What one person chose in one browser; never shared with the team. */
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
}

export type SettingsPatch = Partial<Omit<Settings, 'card' | 'ownTenantId'>> & {
  /** `undefined` removes it. */
  ownTenantId?: TenantId | undefined;
  card?: Partial<CardSettings>;
};

export const DEFAULT_SETTINGS: Settings = {
  role: null,
  language: 'auto',
  theme: 'auto',
  authorName: '',
  card: { enabled: true, corner: 'bottomRight', openOnSupportRoutes: true },
};

const { card, ...defaults } = DEFAULT_SETTINGS;

const cardSchema = v.object({
  enabled: v.fallback(v.boolean(), card.enabled),
  corner: v.fallback(v.picklist(CORNERS), card.corner),
  openOnSupportRoutes: v.fallback(v.boolean(), card.openOnSupportRoutes),
});

const settingsSchema = v.object({
  role: v.fallback(v.nullable(v.picklist(ROLES)), defaults.role),
  language: v.fallback(v.picklist(['auto', ...LOCALES]), defaults.language),
  theme: v.fallback(v.picklist(THEMES), defaults.theme),
  authorName: v.fallback(v.string(), defaults.authorName),
  ownTenantId: v.fallback(v.optional(v.string()), undefined),
  card: v.fallback(cardSchema, card),
});

/** Settings as stored, each unreadable one replaced by its default: an older or damaged record never locks anyone out. */
export function parseSettings(input: unknown): Settings {
  const result = v.safeParse(settingsSchema, input ?? {});
  if (!result.success) return DEFAULT_SETTINGS;
  const { ownTenantId, ...settings } = result.output;
  const tenantId = ownTenantId === undefined ? undefined : parseTenantId(ownTenantId);
  return tenantId === undefined ? settings : { ...settings, ownTenantId: tenantId };
}

/** Stays in this browser (`storage.local`): quotas of `storage.sync` have silently lost other extensions' settings. */
export const settings = storage.defineItem<unknown>('local:settings', { version: 1 });

export async function getSettings(): Promise<Settings> {
  return parseSettings(await settings.getValue());
}

/** Throws when what was saved does not read back, as when the disk is full. Savers in several contexts take turns. */
export function saveSettings(patch: SettingsPatch): Promise<Settings> {
  return navigator.locks.request('settings', async () => {
    const wanted = applyPatch(await getSettings(), patch);
    await settings.setValue(wanted);
    const saved = await getSettings();
    if (JSON.stringify(saved) !== JSON.stringify(wanted)) throw new Error('The settings could not be saved.');
    return saved;
  });
}

/** Pure; goes through the parser, so that the order of keys is always the same. */
export function applyPatch(before: Settings, patch: SettingsPatch): Settings {
  return parseSettings({ ...before, ...patch, card: { ...before.card, ...patch.card } });
}

/** Calls back after each change, from whichever context. Returns what ends it. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  return settings.watch((value) => onChange(parseSettings(value)));
}

/** The language to speak; `preferred` are the browser's BCP 47 tags, best first. */
export function effectiveLocale({ language }: Settings, preferred: readonly string[]): Locale {
  return language === 'auto' ? resolveLocale(preferred, LOCALES) : language;
}
