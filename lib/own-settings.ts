import * as v from 'valibot';
import { parseTenantId } from './directory/ids.ts';
import type { TenantId } from './directory/types.ts';
import { LOCALES, type Locale } from './locales.ts';
import type { CardSettings, Role, Settings, Theme } from './settings.ts';
import { CORNERS, ROLES, THEMES } from './settings-choices.ts';

/** What a person chose themselves, and nothing else: a policy gives the default of everything that is absent. */
export interface OwnSettings {
  readonly role?: Role | undefined;
  readonly language?: 'auto' | Locale | undefined;
  readonly theme?: Theme | undefined;
  readonly authorName?: string | undefined;
  readonly ownTenantId?: TenantId | undefined;
  readonly card?: { readonly [Key in keyof CardSettings]?: CardSettings[Key] | undefined } | undefined;
}

/** `null` and `undefined` take back what was chosen. */
export type SettingsPatch = Omit<OwnSettings, 'role'> & { role?: Role | null | undefined };

const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);

const cardSchema = v.object({
  enabled: maybe(v.boolean()),
  corner: maybe(v.picklist(CORNERS)),
  openOnSupportRoutes: maybe(v.boolean()),
});

const ownSchema = v.object({
  role: maybe(v.picklist(ROLES)),
  language: maybe(v.picklist(['auto', ...LOCALES])),
  theme: maybe(v.picklist(THEMES)),
  authorName: maybe(v.string()),
  ownTenantId: v.fallback(v.optional(v.pipe(v.string(), v.transform(parseTenantId))), undefined),
  card: maybe(cardSchema),
});

/** As stored, without what cannot be read: an older or damaged record never locks anyone out. Keys in a fixed order. */
export function parseOwnSettings(input: unknown): OwnSettings {
  const result = v.safeParse(ownSchema, input ?? {});
  return result.success ? result.output : {};
}

/** Pure; goes through the parser, so that the order of keys is always the same. */
export function withPatch(own: OwnSettings, patch: SettingsPatch): OwnSettings {
  return parseOwnSettings({ ...own, ...patch, card: { ...own.card, ...patch.card } });
}

/** Version 1 stored every setting: those that are as they were by default count as not chosen. */
export function dropDefaults(stored: unknown, { card, ...defaults }: Settings): OwnSettings {
  const own = parseOwnSettings(stored);
  const drop = (from: object, known: object) =>
    Object.fromEntries(Object.entries(from).filter(([key, value]) => value !== Reflect.get(known, key)));
  return parseOwnSettings({ ...drop({ ...own, card: undefined }, defaults), card: drop(own.card ?? {}, card) });
}
