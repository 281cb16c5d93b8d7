import { brandTokens } from './brand-colors.ts';
import { type Policy, policyValue } from './parse-policy.ts';

/** How an organization shows itself, ready to be shown. */
export interface Brand {
  name?: string;
  /** Data URL; for an `<img>` alone, where an SVG runs nothing. */
  logo?: string;
  /** Custom properties of the stylesheet and their values, readable in both themes. */
  tokens?: Readonly<Record<string, string>>;
}

/** Undefined where the policy says nothing of it. */
export function brandOf(policy: Policy): Brand | undefined {
  const [name, logo, color] = [
    policyValue(policy, 'brandName'),
    policyValue(policy, 'brandLogo'),
    policyValue(policy, 'brandColor'),
  ];
  if (name === undefined && logo === undefined && color === undefined) return undefined;
  return {
    ...(name === undefined ? {} : { name }),
    ...(logo === undefined ? {} : { logo }),
    ...(color === undefined ? {} : { tokens: brandTokens(color) }),
  };
}
