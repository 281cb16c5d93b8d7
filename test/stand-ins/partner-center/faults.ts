import { type Result, refusal, throttled } from './result.ts';

/** What may go wrong with one request, by name. */
const REFUSALS = {
  /** The user's sign-in was without a second factor. */
  mfaRequired: refusal(401, 10001, 'Authentication failed. MFA required.'),
  expiredToken: {
    ...refusal(401, 400, 'Access denied'),
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  },
  wrongAudience: refusal(401, 900420, 'The token audience is invalid.'),
  blockedByPolicy: refusal(403, 900309, 'Access has been blocked by Conditional Access policies.'),
  insufficientPrivileges: refusal(403, 900308, 'Insufficient privileges to complete the operation.'),
  noRelationship: refusal(403, 20002, 'No relationship between caller and account.'),
  agreementMissing: refusal(403, 900123, "Microsoft Partner Agreement hasn't been accepted by the indirect reseller"),
  authorizationFailed: refusal(403, 1002, 'Authorization Failed'),
  subscriptionNotFound: refusal(404, 20003, 'Subscription not found.'),
  tenantNotFound: refusal(404, 60003, 'Tenant not found'),
  invalidProperty: refusal(400, 3000, 'Invalid property'),
  staleEtag: refusal(400, 2055, 'Etag is no longer valid'),
  suspended: refusal(400, 800091, "Can't update a subscription with suspended status"),
  noLongerUpdatable: refusal(400, 900279, 'Update operations are no longer allowed for this subscription.'),
  updatedTooOften: refusal(400, 900311, 'This subscription has been updated too many times.'),
  notSupported: refusal(400, 800042, 'Not supported'),
  notReseller: refusal(400, 800016, "PartnerID isn't a valid Indirect Reseller"),
  notReady: refusal(409, 800082, 'Subscription is not ready to be updated. Try again after sometime'),
  pendingOperation: refusal(
    409,
    900278,
    'There is a pending operation on this subscription. Please try again after 24 hours.',
  ),
  unknownCode: refusal(400, 987654, 'Something that no documentation names.'),
  throttled: throttled(1),
  throttledForAnHour: throttled(3_600),
  throttledWithoutAdvice: throttled(57, false),
  serverFault: refusal(500, 800003, 'Unexpected service error'),
  unavailable: { status: 503 },
  gatewayTimeout: { status: 504 },
} satisfies Record<string, Result>;

/** Bodies that are no answer; the status is that of the answer they take the place of unless it is given. */
const BODIES = {
  empty: { body: '' },
  notJson: { body: 'The service is being looked after.', type: 'text/plain' },
  halfJson: { body: '{"totalCount": 2, "items": [{"id":', type: 'application/json' },
  webPage: { body: '<!DOCTYPE html><title>Sign in</title>', type: 'text/html' },
  refusedEmpty: { status: 400, body: '' },
  refusedInWords: { status: 400, body: 'Nothing doing.', type: 'text/plain' },
  refusedAsPage: { status: 502, body: '<html><body>Bad Gateway</body></html>', type: 'text/html' },
};

/** What becomes of the connection; `After`: when the request has had its effect. */
const CONNECTIONS = ['cutBefore', 'cutAfter', 'stallBefore', 'stallAfter', 'redirect'] as const;

export type FaultName = keyof typeof REFUSALS | keyof typeof BODIES | (typeof CONNECTIONS)[number];

export interface OddBody {
  status?: number;
  body: string;
  type?: string;
}

export const refusalOf = (name: FaultName): Result | undefined =>
  Object.hasOwn(REFUSALS, name) ? REFUSALS[name as keyof typeof REFUSALS] : undefined;

export const oddBodyOf = (name: FaultName): OddBody | undefined =>
  Object.hasOwn(BODIES, name) ? BODIES[name as keyof typeof BODIES] : undefined;

export const FAULT_NAMES: readonly FaultName[] = [
  ...(Object.keys(REFUSALS) as (keyof typeof REFUSALS)[]),
  ...(Object.keys(BODIES) as (keyof typeof BODIES)[]),
  ...CONNECTIONS,
];

/** Which requests a fault strikes, and how many of them. */
export interface Strike {
  name: FaultName;
  method?: string;
  /** Of the path below `/v1`, query included. */
  path?: RegExp;
  /** How many; 1 unless told. */
  times?: number;
  /** Strikes nothing before this holds. */
  isDue?: () => boolean;
}

/** The first of them that strikes this request, which is then one time less. */
export function takeStrike(strikes: Strike[], method: string, path: string): FaultName | undefined {
  const index = strikes.findIndex(
    (one) => (one.method ?? method) === method && (one.path?.test(path) ?? true) && (one.isDue?.() ?? true),
  );
  const strike = strikes[index];
  if (!strike) return undefined;
  const left = (strike.times ?? 1) - 1;
  if (left > 0) strikes[index] = { ...strike, times: left };
  else strikes.splice(index, 1);
  return strike.name;
}
