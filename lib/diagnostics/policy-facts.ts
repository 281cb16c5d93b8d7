import { restsOn } from '../policy/explain-policy.ts';
import type { PolicyReading } from '../policy/read-policy.ts';
import { isPolicyKey } from '../policy/schema.ts';
import type { Fact } from './facts.ts';

/** What an administrator set, by the names of its keys: never a value, nor a name that may be a misspelt secret. */
export function policyFacts({ policy, standing }: Pick<PolicyReading, 'policy' | 'standing'>): Fact[] {
  const keys = [...Object.keys(policy.raw).filter(isPolicyKey), ...policy.withheld];
  const faults = policy.faults.map(({ key, fault, item }) =>
    isPolicyKey(key) ? `${key}${item === undefined ? '' : `[${item}]`}: ${fault}` : fault,
  );
  const answer = standing.state === 'refused' ? `${standing.state}: ${standing.reason}` : standing.state;
  return [
    { name: 'policyAnswer', text: answer },
    { name: 'policyFrom', text: restsOn(standing, keys.length > 0) },
    { name: 'policyKeys', text: keys.join(', ') || '–' },
    ...(faults.length > 0 ? [{ name: 'policyFaults' as const, text: faults.join(', ') }] : []),
  ];
}
