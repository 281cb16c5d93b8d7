import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { ADMIN_CENTER_HOSTS } from '../../../lib/admin-center/hosts.ts';
import { type LocalServer, listenLocally } from '../listen-locally.ts';
import { createSelfSignedCertificate } from '../self-signed-certificate.ts';
import { type ClientSession, resolveClientSession } from './begin-client-session.ts';
import { contentSecurityPolicy } from './policy.ts';

export interface AdminCenterOptions {
  clientSession?: ClientSession;
}

const readPart = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

/**
 * Serves the stand-in admin center over TLS for all five hosts, at every path: like the real one it is a single-page
 * app whose routes live in the hash. Reached through `startProxy`.
 */
export async function startAdminCenter({
  clientSession = 'delegatedOrg',
}: AdminCenterOptions = {}): Promise<LocalServer> {
  const template = await readTemplate();
  const identity = createSelfSignedCertificate(ADMIN_CENTER_HOSTS);
  const server = createServer(identity, (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', `https://${request.headers.host}`);
    const target = resolveClientSession(url, clientSession);
    if (url.pathname === '/favicon.ico') response.writeHead(204).end();
    else if (target !== undefined) response.writeHead(302, { location: target }).end();
    else servePage(response, template);
  });
  return listenLocally(server);
}

function servePage(response: ServerResponse, template: string): void {
  const nonce = randomBytes(16).toString('base64');
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy(nonce),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(template.replaceAll('{{nonce}}', nonce));
}

async function readTemplate(): Promise<string> {
  const [html, ...parts] = await Promise.all(
    ['page.html', 'page.css', 'hostile-reset.css', 'hostile-hide.css', 'hostile-overlay.css', 'page.js'].map(readPart),
  );
  const slots = ['css', 'hostile-reset', 'hostile-hide', 'hostile-overlay', 'script'];
  // A function as replacement: in a string, `$&` in the script would be taken as a pattern.
  return slots.reduce((page, slot, at) => page.replace(`/* ${slot} */`, () => parts[at] ?? ''), html ?? '');
}
