import type { SignInProblem, SignInReason } from './sign-in-fault.ts';

/** An error as OAuth 2.0 says it, in the redirect or in the answer to a request (RFC 6749 §4.1.2.1, §5.2). */
export interface OAuthError {
  error: string;
  description?: string | undefined;
  /** Entra's own field; the description names it too. */
  correlationId?: string | undefined;
}

/**
 * Entra's codes, for words alone: what is done next hangs on OAuth's `error`. Microsoft may change them at any time
 * (learn.microsoft.com/entra/identity-platform/reference-error-codes, read 2026-11).
 */
const REASONS: readonly (readonly [SignInReason, readonly number[]])[] = [
  ['declined', [65004]],
  ['tenantUnknown', [90002, 900021, 900023, 50059]],
  ['appUnknown', [700016, 700038, 7000112]],
  ['redirectUnknown', [50011, 500113]],
  ['notSinglePage', [9002325, 9002326, 9002327, 90023, 7000218]],
  ['apiUnknown', [500011, 650052, 650053, 650057, 65005, 650056]],
  ['consentRequired', [65001, 90094, 90095, 90008, 900941, 900981]],
  ['accountUnknown', [50020, 50034, 50177, 50178, 51004, 90072]],
  ['notAssigned', [50105]],
  ['mfaRequired', [50072, 50074, 50076, 50078, 50079, 500121]],
  ['blockedByPolicy', [50005, 50097, 50131, 50158, 53000, 53001, 53002, 53003, 53004, 530032, 530034, 530035]],
  ['accountBlocked', [50053, 50055, 50057]],
  ['expired', [50089, 50132, 50133, 50173, 54005, 70008, 70043, 700082, 700084]],
  ['signedOut', [50058]],
  ['busyThere', [50196, 50087, 90033, 90055]],
];
const REASON_OF: ReadonlyMap<string, SignInReason> = new Map(
  REASONS.flatMap(([reason, codes]) => codes.map((code) => [`AADSTS${code}`, reason] as const)),
);

/** What OAuth's own errors tell where no code does. */
const PLAIN: ReadonlyMap<string, SignInReason> = new Map([
  ['access_denied', 'declined'],
  ['consent_required', 'consentRequired'],
  ['login_required', 'signedOut'],
  ['invalid_grant', 'expired'],
  ['temporarily_unavailable', 'busyThere'],
  ['server_error', 'busyThere'],
]);

const CODE = /AADSTS\d+/;
const CORRELATION_ID = /Correlation ID:\s*([0-9a-f-]{36})/i;
/** What stands around Entra's words: `AADSTS…: … Trace ID: … Correlation ID: … Timestamp: …`. */
const AROUND = /^AADSTS\d+:\s*|\s*Trace ID:[\s\S]*$/gi;
const MAX_DESCRIPTION = 1024;

/** What an error of Entra ID means, as far as it is known. */
export function readEntraProblem({ error, description = '', correlationId }: OAuthError): SignInProblem {
  const code = CODE.exec(description)?.[0];
  const reason = REASON_OF.get(code ?? '') ?? PLAIN.get(error) ?? 'other';
  const id = correlationId ?? CORRELATION_ID.exec(description)?.[1];
  const words = description.replace(AROUND, '').slice(0, MAX_DESCRIPTION);
  return {
    reason,
    code: code ?? error,
    ...(words ? { description: words } : {}),
    ...(id ? { correlationId: id } : {}),
  };
}

/** OAuth's errors after which nothing but a person's sign-in helps (OpenID Connect Core §3.1.2.6). */
const NEEDS_PERSON = new Set(['interaction_required', 'invalid_grant', 'consent_required', 'login_required']);
export const needsPerson = (error: string): boolean => NEEDS_PERSON.has(error);
