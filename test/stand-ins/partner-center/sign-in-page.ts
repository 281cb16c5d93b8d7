import type { ServerResponse } from 'node:http';
import type { SignInRules } from './sign-in-rules.ts';
import { entraErrorBody, type Tokens } from './sign-in-tokens.ts';

interface Behind {
  rules: SignInRules;
  tokens: Tokens;
}

const ASKED = ['redirect_uri', 'state', 'nonce', 'scope', 'code_challenge', 'prompt'] as const;

/**
 * Where a person signs in. What is wrong with the app itself is said on the page and never redirected, as Microsoft
 * does it: the extension learns only that the window was closed.
 */
export function authorizePage(url: URL, response: ServerResponse, behind: Behind): void {
  const { rules } = behind;
  const asked = url.searchParams;
  const wrong = whatIsWrong(asked, rules);
  if (wrong) page(response, 400, `<p>${wrong}</p>`);
  else if (asked.get('prompt') === 'none' || rules.page === 'atOnce') decideAuthorization(asked, response, behind);
  else page(response, 200, form(asked, rules));
}

function whatIsWrong(asked: URLSearchParams, { app }: SignInRules): string | undefined {
  if (asked.get('client_id') !== app.clientId) return 'AADSTS700016: Application was not found in the directory.';
  if (!app.redirects[asked.get('redirect_uri') ?? '']) return 'AADSTS50011: The redirect URI does not match.';
  const isPkce = asked.get('code_challenge_method') === 'S256' && asked.get('code_challenge');
  return isPkce ? undefined : 'AADSTS9002325: Proof Key for Code Exchange is required.';
}

function form(asked: URLSearchParams, { username }: SignInRules): string {
  const field = (name: string) => `<input type="hidden" name="${name}" value="${escapeHtml(asked.get(name) ?? '')}">`;
  return `<form method="post" action="authorize"><p>${escapeHtml(username)}</p>${ASKED.map(field).join('')}
    <button name="decision" value="accept">Accept</button> <button name="decision" value="cancel">Cancel</button></form>`;
}

/** Sends the browser back with a code, or with why there is none. */
export function decideAuthorization(asked: URLSearchParams, response: ServerResponse, behind: Behind): void {
  const { rules, tokens } = behind;
  const target = new URL(asked.get('redirect_uri') ?? '');
  const refusal = refusalOf(asked, rules);
  const answer = refusal
    ? { error: refusal.error, error_description: refusal.error_description }
    : {
        code: tokens.issueCode({
          redirectUrl: target.href,
          challenge: asked.get('code_challenge') ?? '',
          nonce: asked.get('nonce') ?? undefined,
          scope: asked.get('scope') ?? '',
        }),
      };
  for (const [name, value] of Object.entries({ ...answer, state: asked.get('state') ?? '' }))
    target.searchParams.set(name, value);
  response.writeHead(302, { location: target.href, 'cache-control': 'no-store' }).end();
}

function refusalOf(asked: URLSearchParams, { failing, hasSession }: SignInRules) {
  if (failing.authorize) return entraErrorBody(failing.authorize);
  if (asked.get('decision') === 'cancel')
    return entraErrorBody({
      error: 'access_denied',
      code: 65004,
      words: 'User declined to consent to access the app.',
    });
  if (asked.get('prompt') === 'none' && !hasSession)
    return entraErrorBody({
      error: 'login_required',
      code: 50058,
      words: 'A silent sign-in request was sent but no user is signed in.',
    });
  return undefined;
}

function page(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in</title>${body}</html>`);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
