import { expect, it } from 'vitest';
import { policyFacts } from '../../lib/diagnostics/policy-facts.ts';
import { NO_POLICY, parsePolicy } from '../../lib/policy/parse-policy.ts';

const WORKSPACE = 'https://contoso.blob.core.windows.net/team?sp=rl&sv=2024-11-04&sr=c&sig=topsecret';
const text = (...reading: Parameters<typeof policyFacts>) =>
  Object.fromEntries(policyFacts(...reading).map((fact) => [fact.name, 'text' in fact ? fact.text : '']));

it('says which keys are set, what of them cannot be used, and no value', () => {
  const raw = { role: 'helpdesk', theme: 7, feeds: ['topsecret'], workspaceUrl: WORKSPACE, topsecret: 'topsecret' };
  expect(text({ policy: parsePolicy(raw), standing: { state: 'answered' } })).toEqual({
    policyAnswer: 'answered',
    policyFrom: 'browser',
    policyKeys: 'role, theme, feeds, workspaceUrl',
    policyFaults: 'theme: notText, feeds[1]: notInvitation, unknownKey',
  });
});

it.each([
  ['remembered', parsePolicy({ role: 'helpdesk' }, ['feeds']), 'role, feeds'],
  ['nothing', NO_POLICY, '–'],
])('tells a refused policy from none: it rests on %s', (policyFrom, policy, policyKeys) => {
  const policyAnswer = 'refused: Access denied';
  const standing = { state: 'refused', reason: 'Access denied' } as const;
  expect(text({ policy, standing })).toEqual({ policyAnswer, policyFrom, policyKeys });
});
