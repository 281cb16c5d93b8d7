import { describe, expect, it } from 'vitest';
import { needsPerson, readEntraProblem } from '../../../lib/partner-center/sign-in/entra-problem.ts';
import type { SignInReason } from '../../../lib/partner-center/sign-in/sign-in-fault.ts';

const IDS =
  ' Trace ID: 578a738f-3b77-4a4b-a425-160f38da2d00\r\nCorrelation ID: cabc0d01-da8d-4b44-90b8-b182c1f21e1b\r\nTimestamp: 2026-07-03 18:51:58Z';

describe('an error of Microsoft Entra ID', () => {
  it.each<[string, string, number, SignInReason]>([
    ['a consent that nobody gave', 'invalid_grant', 65001, 'consentRequired'],
    ['a consent that an administrator must give', 'access_denied', 90094, 'consentRequired'],
    ['a consent that was declined', 'access_denied', 65004, 'declined'],
    ['a second factor', 'interaction_required', 50076, 'mfaRequired'],
    ['a second factor that is not set up', 'interaction_required', 50079, 'mfaRequired'],
    ['a policy', 'interaction_required', 53003, 'blockedByPolicy'],
    ['an account of another tenant', 'invalid_request', 50020, 'accountUnknown'],
    ['a person who is not assigned', 'invalid_grant', 50105, 'notAssigned'],
    ['a registration for the web', 'invalid_request', 9002326, 'notSinglePage'],
    ['a redemption without origin', 'invalid_request', 9002327, 'notSinglePage'],
    ['an API that the tenant has not', 'invalid_resource', 500011, 'apiUnknown'],
    ['a permission that the app has not', 'invalid_client', 650057, 'apiUnknown'],
    ['a sign-in that ran out', 'invalid_grant', 700084, 'expired'],
    ['a code of which nothing is known', 'invalid_request', 999999, 'other'],
    ['an unknown code of a known error', 'consent_required', 999999, 'consentRequired'],
  ])('says %s', (_, error, code, reason) => {
    const read = readEntraProblem({ error, description: `AADSTS${code}: In Microsoft’s words.${IDS}` });
    expect(read).toEqual({
      reason,
      code: `AADSTS${code}`,
      description: 'In Microsoft’s words.',
      correlationId: 'cabc0d01-da8d-4b44-90b8-b182c1f21e1b',
    });
  });

  it('is shown as it is without any code', () => {
    expect(readEntraProblem({ error: 'strange' })).toEqual({ reason: 'other', code: 'strange' });
    expect(readEntraProblem({ error: 'access_denied', description: 'x'.repeat(2000) }).description).toHaveLength(1024);
  });

  it.each([
    ['interaction_required', true],
    ['invalid_grant', true],
    ['temporarily_unavailable', false],
    ['invalid_request', false],
  ])('%s needs a person: %s', (error, expected) => {
    expect(needsPerson(error)).toBe(expected);
  });
});
