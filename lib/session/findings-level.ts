import type { Finding, FindingCode } from '../directory/findings/finding.ts';

/** Those of level `warning`; every other one is a notice. The findings' own test holds it against the rules. */
const WARNINGS: ReadonlySet<FindingCode> = new Set([
  'partnerUnknown',
  'relationshipNone',
  'relationshipRequested',
  'relationshipEnded',
  'delegatedAdminMissing',
  'delegatedAdminEnded',
  'unreachable',
]);

/** How bad findings of this code are, where only their number is known. */
export function levelOfCode(code: FindingCode): Finding['level'] {
  return WARNINGS.has(code) ? 'warning' : 'notice';
}

/** How many findings are warnings: the customer may fail to reach support. */
export function countWarnings(findings: Readonly<Record<FindingCode, number>>): number {
  return [...WARNINGS].reduce((sum, code) => sum + findings[code], 0);
}
