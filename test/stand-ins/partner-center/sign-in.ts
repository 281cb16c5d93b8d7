import {
  createServer as createPlainServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { type LocalServer, listenLocally } from '../listen-locally.ts';
import { createSelfSignedCertificate } from '../self-signed-certificate.ts';
import { authorizePage, decideAuthorization } from './sign-in-page.ts';
import { defaultRules, type EntraError, type SignInRules } from './sign-in-rules.ts';
import { createTokens, entraErrorBody, type Tokens } from './sign-in-tokens.ts';

/**
 * A stand-in for Microsoft Entra ID: discovery, an authorize page and a token endpoint, as far as an app's sign-in with
 * PKCE uses them. It checks client id, redirect address, platform, PKCE, expiry and consent, and hands out each refresh
 * token once. It answers as Microsoft documents; that Microsoft's service does, and that it lets an extension of a
 * browser register as a single-page app for Partner Center, it cannot prove.
 */
export interface SignInStandIn extends LocalServer {
  rules: SignInRules;
  tokens: Tokens;
  /** Each request: `GET /{tenant}/oauth2/v2.0/authorize`; a token request names its grant too. */
  journal: { what: string; origin: string | undefined }[];
}

export const AUTHORITY_HOSTS = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
];

export interface SignInStandInOptions {
  /** The address that the extension is redirected to. */
  redirectUrl: string;
  /** Without TLS, for tests that reach it by its port. */
  isPlain?: boolean;
}

export async function startSignIn({ redirectUrl, isPlain = false }: SignInStandInOptions): Promise<SignInStandIn> {
  const rules = defaultRules(redirectUrl);
  const tokens = createTokens(rules);
  const journal: SignInStandIn['journal'] = [];
  const listener: RequestListener = (request, response) => {
    answer(request, response, { rules, tokens, journal }).catch((fault: unknown) => {
      response.writeHead(500).end(String(fault));
    });
  };
  const server = isPlain
    ? createPlainServer(listener)
    : createServer(createSelfSignedCertificate(AUTHORITY_HOSTS), listener);
  return { ...(await listenLocally(server)), rules, tokens, journal };
}

type StandIn = Pick<SignInStandIn, 'rules' | 'tokens' | 'journal'>;

async function answer(request: IncomingMessage, response: ServerResponse, standIn: StandIn): Promise<void> {
  const { rules, tokens, journal } = standIn;
  const { method = 'GET', headers } = request;
  const url = new URL(request.url ?? '/', `https://${headers.host ?? 'login.microsoftonline.com'}`);
  const [, tenant = '', ...rest] = url.pathname.split('/');
  const path = rest.join('/');
  const form = new URLSearchParams(method === 'POST' ? await text(request) : '');
  const grant = form.get('grant_type');
  journal.push({ what: [method, path, ...(grant ? [grant] : [])].join(' '), origin: headers.origin });
  const failing = failureOf(path, tenant, rules);
  if (failing) refuse(response, failing);
  else if (path === DISCOVERY) json(response, 200, metadata(rules));
  else if (path === AUTHORIZE && method === 'GET') authorizePage(url, response, standIn);
  else if (path === AUTHORIZE && method === 'POST') decideAuthorization(form, response, standIn);
  else if (path === TOKEN && method === 'POST') answerToken(tokens.redeem(form, headers.origin), response, rules);
  else response.writeHead(path === LOGOUT ? 200 : 404).end();
}

const DISCOVERY = 'v2.0/.well-known/openid-configuration';
const AUTHORIZE = 'oauth2/v2.0/authorize';
const TOKEN = 'oauth2/v2.0/token';
const LOGOUT = 'oauth2/v2.0/logout';

function failureOf(path: string, tenant: string, { tenantId, domains, failing }: SignInRules): EntraError | undefined {
  if (path === DISCOVERY && failing.discovery) return failing.discovery;
  if (path === TOKEN && failing.token) return failing.token;
  return [tenantId, ...domains].includes(tenant) ? undefined : unknownTenant(tenant);
}

function answerToken(redeemed: EntraError | Record<string, unknown>, response: ServerResponse, { alter }: SignInRules) {
  if (isError(redeemed)) refuse(response, redeemed);
  else json(response, 200, alter(redeemed));
}

const unknownTenant = (tenant: string): EntraError => ({
  error: 'invalid_tenant',
  code: 90002,
  words: `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`,
});

/** The issuer is the tenant's by its id, whatever name was asked for. */
const metadata = ({ origin, tenantId }: SignInRules) => ({
  issuer: `${origin}/${tenantId}/v2.0`,
  authorization_endpoint: `${origin}/${tenantId}/oauth2/v2.0/authorize`,
  token_endpoint: `${origin}/${tenantId}/oauth2/v2.0/token`,
  end_session_endpoint: `${origin}/${tenantId}/oauth2/v2.0/logout`,
});

const isError = (answer: EntraError | Record<string, unknown>): answer is EntraError => 'words' in answer;

function refuse(response: ServerResponse, error: EntraError): void {
  json(response, 400, entraErrorBody(error));
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
