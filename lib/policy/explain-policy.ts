import type { OwnSettings } from '../own-settings.ts';
import type { Settings } from '../settings.ts';
import { DARK, LIGHT, shadesOf } from './brand-colors.ts';
import { fromHex, toHex } from './color.ts';
import { type Policy, type PolicyKeyFault, policyValue } from './parse-policy.ts';
import { chosenBy, type Decisions, decide, lockedKeys, usualOf, type Why } from './resolve-settings.ts';
import { isLockable, isPolicyKey, type LockableKey, POLICY, type PolicyKey } from './schema.ts';
import { HIDDEN, showRaw, showSecret } from './show-value.ts';
import type { Standing } from './weigh-reading.ts';

/** One key: what an administrator wrote, what the person chose, what counts, and why. Values as they are written. */
export interface PolicyFact {
  key: PolicyKey;
  /** Absent where the policy does not set it. */
  raw?: string;
  own?: string;
  /** Without policy and choice; absent where there is nothing then. */
  usual?: string;
  effective?: string;
  why: Why;
  faults: readonly PolicyKeyFault[];
}

/**
 * How the policy stands to a setting that it has a value for: it rules; it gives the value, which the person may
 * change; the person has chosen another.
 */
export type Managed = 'locked' | 'default' | 'overridden';
export type Management = { readonly [Key in LockableKey]?: Managed };

const MANAGED: Readonly<Partial<Record<Why, Managed>>> = { locked: 'locked', policy: 'default', own: 'overridden' };

export interface Explanation {
  facts: readonly PolicyFact[];
  management: Management;
  /** Set by the policy, and no key of it: their values may be secrets with a misspelt name. */
  unknown: readonly string[];
  /** Anything is set at all. */
  isManaged: boolean;
  standing: Standing;
}

export function explainPolicy(
  own: OwnSettings,
  policy: Policy,
  defaults: Settings,
  standing: Standing = { state: 'answered' },
): Explanation {
  const decisions = decide(own, policy, defaults);
  const lockable = { chosen: chosenBy(own), usual: usualOf(defaults), decisions };
  return {
    facts: Object.keys(POLICY)
      .filter(isPolicyKey)
      .map((key) => factOf(key, policy, lockable)),
    management: managementOf(policy, decisions),
    unknown: policy.faults.filter(({ fault }) => fault === 'unknownKey').map(({ key }) => key),
    isManaged: Object.keys(policy.raw).length + policy.withheld.length > 0,
    standing,
  };
}

/** Of the keys that people may choose a value for too. */
interface Lockable {
  chosen: ReturnType<typeof chosenBy>;
  usual: ReturnType<typeof usualOf>;
  decisions: Decisions;
}

function factOf(key: PolicyKey, policy: Policy, lockable: Lockable): PolicyFact {
  return withoutNothing({
    key,
    raw: showRaw(key, policy.raw[key]) ?? withheld(key, policy),
    ...(isLockable(key) ? weighed(key, lockable) : fixed(key, policy)),
    faults: policy.faults.filter((fault) => fault.key === key),
  });
}

const weighed = (key: LockableKey, { chosen, usual, decisions }: Lockable) => ({
  own: showRaw(key, chosen[key]),
  usual: showRaw(key, usual[key]),
  effective: showRaw(key, decisions[key].value),
  why: decisions[key].why,
});

function fixed(key: PolicyKey, policy: Policy) {
  const effective = showEffective(key, policy);
  return { effective, why: effective === undefined ? ('default' as const) : ('policy' as const) };
}

function managementOf(policy: Policy, decisions: Decisions): Management {
  const ruled = Object.keys(POLICY)
    .filter(isLockable)
    .filter((key) => policyValue(policy, key) !== undefined);
  return Object.fromEntries(ruled.map((key) => [key, MANAGED[decisions[key].why]]));
}

const withheld = (key: PolicyKey, policy: Policy) => (policy.withheld.includes(key) ? HIDDEN : undefined);

/** What a key without a choice of the person's comes to. */
function showEffective(key: PolicyKey, policy: Policy): string | undefined {
  if (key === 'locked') return [...lockedKeys(policy)].join(', ') || undefined;
  if (policy.withheld.includes(key)) return HIDDEN;
  if (key === 'feeds')
    return policyValue(policy, 'feeds')
      ?.map(({ url }) => showSecret(url))
      .join(', ');
  const color = policyValue(policy, 'brandColor');
  if (key === 'brandColor' && color !== undefined) {
    const [light, dark] = [LIGHT, DARK].map((scheme) => toHex(shadesOf(fromHex(color), scheme).text));
    return `${color} (${light}, ${dark})`;
  }
  return showRaw(key, policyValue(policy, key));
}

type Maybe<Fact> = { [Name in keyof Fact]: Fact[Name] | undefined };

/** Absent instead of undefined. */
function withoutNothing({
  key,
  why,
  faults,
  ...shown
}: Maybe<PolicyFact> & Pick<PolicyFact, 'key' | 'why' | 'faults'>) {
  const { raw, own, usual, effective } = shown;
  return {
    key,
    ...(raw === undefined ? {} : { raw }),
    ...(own === undefined ? {} : { own }),
    ...(usual === undefined ? {} : { usual }),
    ...(effective === undefined ? {} : { effective }),
    why,
    faults,
  };
}

export function restsOn({ state }: Standing, isManaged: boolean): 'browser' | 'remembered' | 'nothing' {
  if (state === 'answered') return 'browser';
  return isManaged ? 'remembered' : 'nothing';
}

/** As plain lines, for whoever is asked for help. The same in every language. */
export function explanationText({ facts, unknown, isManaged, standing }: Explanation): string {
  const lines = facts.map(({ key, raw, own, usual, effective, why, faults }) =>
    [
      key,
      `policy=${raw ?? '-'}`,
      `own=${own ?? '-'}`,
      `default=${usual ?? '-'}`,
      `effective=${effective ?? '-'}`,
      `why=${why}`,
      ...faults.map(({ fault, item }) => `fault=${fault}${item === undefined ? '' : `[${item}]`}`),
    ].join('\t'),
  );
  const reason = standing.state === 'refused' ? `\treason=${standing.reason}` : '';
  const head = `policy\tstate=${standing.state}\tfrom=${restsOn(standing, isManaged)}${reason}`;
  return [head, ...lines, ...unknown.map((key) => `${key}\tfault=unknownKey`)].join('\n');
}
