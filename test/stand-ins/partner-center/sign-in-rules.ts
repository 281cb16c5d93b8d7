/** An app registration, as far as signing in through it goes. */
export interface StandInApp {
  clientId: string;
  /** Redirect addresses, and the platform that each is registered for. */
  redirects: Readonly<Record<string, 'spa' | 'web' | 'native'>>;
}

/** An error of Entra ID, in the words of its documentation. */
export interface EntraError {
  /** OAuth 2.0. */
  error: string;
  /** Such as 65001. */
  code: number;
  words: string;
}

/** Everything that a test may switch while the stand-in runs. */
export interface SignInRules {
  /** Of the endpoints that the authority names. */
  origin: string;
  tenantId: string;
  /** The tenant's other names. */
  domains: readonly string[];
  app: StandInApp;
  username: string;
  displayName: string;
  /** Whether the account signs in with a second factor: the API asks for it, the sign-in does not. */
  hasMfa: boolean;
  /** What was consented to; anything else is answered with AADSTS65001. */
  consented: readonly string[];
  /** `form`: a page with buttons. `atOnce`: redirects by itself, as for somebody whom Microsoft knows. */
  page: 'form' | 'atOnce';
  /** Whether the browser is signed in with Microsoft: what `prompt=none` asks. */
  hasSession: boolean;
  accessLifetimeInSeconds: number;
  refreshLifetimeInSeconds: number;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Answers instead of what would be answered. */
  failing: { discovery?: EntraError; authorize?: EntraError; token?: EntraError };
  /** Answers of the token endpoint are altered on their way. */
  alter: (answer: Record<string, unknown>) => Record<string, unknown>;
}

export const STAND_IN_TENANT = '3b33e682-00c3-41ee-9dd2-a548adf56438';
export const STAND_IN_CLIENT = '11111111-2222-4333-8444-555555555555';
export const STAND_IN_SCOPES = {
  partnerCenter: 'https://api.partnercenter.microsoft.com/user_impersonation',
  graph: 'https://graph.microsoft.com/DelegatedAdminRelationship.Read.All',
};

export const defaultRules = (redirectUrl: string): SignInRules => ({
  origin: 'https://login.microsoftonline.com',
  tenantId: STAND_IN_TENANT,
  domains: ['fabrikam.onmicrosoft.com'],
  app: { clientId: STAND_IN_CLIENT, redirects: { [redirectUrl]: 'spa' } },
  username: 'kim@fabrikam.onmicrosoft.com',
  displayName: 'Kim Akers',
  hasMfa: true,
  consented: Object.values(STAND_IN_SCOPES),
  page: 'atOnce',
  hasSession: true,
  accessLifetimeInSeconds: 3600,
  refreshLifetimeInSeconds: 24 * 60 * 60,
  now: () => Date.now(),
  failing: {},
  alter: (answer) => answer,
});
