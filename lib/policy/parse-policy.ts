import type { ValueFault } from './parse-value.ts';
import { isPolicyKey, POLICY, type PolicyKey, type PolicyValues } from './schema.ts';

/** What an administrator has set for this browser. */
export interface Policy {
  /** As the browser gave it, secrets and all: for `explainPolicy` alone. */
  raw: Readonly<Record<string, unknown>>;
  values: PolicyValues;
  /** Secrets that are set, and were not remembered while the browser has not said what they are. */
  withheld: readonly PolicyKey[];
  /** What of it cannot be used: each counts as not set, and nothing else does. */
  faults: readonly PolicyKeyFault[];
}

export interface PolicyKeyFault extends ValueFault {
  key: string;
}

export const NO_POLICY: Policy = { raw: {}, values: {}, withheld: [], faults: [] };

/** Administrators' tools write an empty text where nothing is meant. */
const isSet = (value: unknown) => value !== undefined && value !== null && value !== '';

/** Never throws, whatever an administrator wrote. */
export function parsePolicy(input: unknown, withheld: readonly PolicyKey[] = []): Policy {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return NO_POLICY;
  const set = Object.entries(input).filter(([, value]) => isSet(value));
  const parsed = set.map(([key, value]) => ({ key, ...parseKey(key, value) }));
  const usable = parsed.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]]));
  return {
    raw: Object.fromEntries(set),
    values: Object.fromEntries(usable),
    withheld,
    faults: parsed.flatMap(({ key, faults }) => faults.map((fault) => ({ key, ...fault }))),
  };
}

function parseKey(key: string, value: unknown): ReturnType<(typeof POLICY)[PolicyKey]['parse']> {
  return isPolicyKey(key) ? POLICY[key].parse(value) : { faults: [{ fault: 'unknownKey' }] };
}

/** The one way to a value of the policy, so that a test can tell which keys are read. */
export const policyValue = <Key extends PolicyKey>({ values }: Policy, key: Key): PolicyValues[Key] => values[key];

/** Whether there is a value, be it a secret that is not known at the moment. */
export const isGiven = (policy: Policy, key: PolicyKey): boolean =>
  policy.values[key] !== undefined || policy.withheld.includes(key);
