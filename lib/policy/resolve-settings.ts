import type { OwnSettings } from '../own-settings.ts';
import type { Role, Settings } from '../settings.ts';
import { isGiven, type Policy, policyValue } from './parse-policy.ts';
import type { LockableKey } from './schema.ts';

/** `skipFirstRun`: nobody says who uses this browser, and nobody is to be asked. */
export type Why = 'locked' | 'own' | 'policy' | 'default' | 'skipFirstRun';

/** What each key that a policy may lock is worth. */
export interface LockableValues extends Omit<Settings, 'card' | 'authorName' | 'brand'> {
  cardEnabled: Settings['card']['enabled'];
  cardCorner: Settings['card']['corner'];
  cardOpenOnSupportRoutes: Settings['card']['openOnSupportRoutes'];
}

export interface Decision<Key extends LockableKey> {
  value: LockableValues[Key];
  why: Why;
}

export type Decisions = { readonly [Key in LockableKey]: Decision<Key> };

type Chosen = { readonly [Key in LockableKey]?: LockableValues[Key] | undefined };

/** Locked policy > own > policy's default > default. */
export function decide(own: OwnSettings, policy: Policy, defaults: Settings): Decisions {
  const [chosen, given, usual] = [chosenBy(own), givenBy(policy), usualOf(defaults)];
  const locked = lockedKeys(policy);
  function judge<Key extends LockableKey>(key: Key): Decision<Key> {
    const [mine, theirs]: [Chosen[Key], Chosen[Key]] = [chosen[key], given[key]];
    if (theirs !== undefined && locked.has(key)) return { value: theirs, why: 'locked' };
    if (mine !== undefined) return { value: mine, why: 'own' };
    return theirs === undefined ? { value: usual[key], why: 'default' } : { value: theirs, why: 'policy' };
  }
  const role = judge('role');
  return {
    role: role.value === null ? roleWithoutAsking(policy) : role,
    ownTenantId: judge('ownTenantId'),
    language: judge('language'),
    theme: judge('theme'),
    cardEnabled: judge('cardEnabled'),
    cardCorner: judge('cardCorner'),
    cardOpenOnSupportRoutes: judge('cardOpenOnSupportRoutes'),
  };
}

/** The keys that are locked to a value: a lock without a value that can be used locks nothing. */
export function lockedKeys(policy: Policy): ReadonlySet<LockableKey> {
  return new Set((policyValue(policy, 'locked') ?? []).filter((key) => policyValue(policy, key) !== undefined));
}

export function settingsOf(decisions: Decisions, authorName: string): Settings {
  const { role, ownTenantId, language, theme, cardEnabled, cardCorner, cardOpenOnSupportRoutes } = decisions;
  return {
    role: role.value,
    language: language.value,
    theme: theme.value,
    authorName,
    ...(ownTenantId.value === undefined ? {} : { ownTenantId: ownTenantId.value }),
    card: {
      enabled: cardEnabled.value,
      corner: cardCorner.value,
      openOnSupportRoutes: cardOpenOnSupportRoutes.value,
    },
  };
}

export const chosenBy = ({ card, ...own }: OwnSettings): Chosen => ({
  ...own,
  cardEnabled: card?.enabled,
  cardCorner: card?.corner,
  cardOpenOnSupportRoutes: card?.openOnSupportRoutes,
});

const givenBy = (policy: Policy): Chosen => ({
  role: policyValue(policy, 'role'),
  ownTenantId: policyValue(policy, 'ownTenantId'),
  language: policyValue(policy, 'language'),
  theme: policyValue(policy, 'theme'),
  cardEnabled: policyValue(policy, 'cardEnabled'),
  cardCorner: policyValue(policy, 'cardCorner'),
  cardOpenOnSupportRoutes: policyValue(policy, 'cardOpenOnSupportRoutes'),
});

export const usualOf = ({ card, ...defaults }: Settings): LockableValues => ({
  ...defaults,
  cardEnabled: card.enabled,
  cardCorner: card.corner,
  cardOpenOnSupportRoutes: card.openOnSupportRoutes,
});

function roleWithoutAsking(policy: Policy): Decision<'role'> {
  if (!policyValue(policy, 'skipFirstRun')) return { value: null, why: 'default' };
  const role: Role = isGiven(policy, 'workspaceUrl') ? 'helpdesk' : 'customer';
  return { value: role, why: 'skipFirstRun' };
}
