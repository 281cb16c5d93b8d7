import { randomUUID } from 'node:crypto';
import { createServer as createPlainServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { type LocalServer, listenLocally } from '../listen-locally.ts';
import { createSelfSignedCertificate } from '../self-signed-certificate.ts';
import type { VerifyToken } from './start-partner-center.ts';

/**
 * A stand-in for Microsoft Graph, as far as its list of delegated admin relationships is documented: pages of at most 300,
 * `@odata.nextLink`, 429 with `Retry-After`. What states and rows the real one lists, and for how long after they ended,
 * it cannot prove.
 */
export interface GraphStandIn extends LocalServer {
  /** Rows of the list, as they are answered. */
  relationships: object[];
  /** Answers to come instead, the first one first. */
  instead: { status: number; headers?: Record<string, string>; body: unknown }[];
  /** Where `@odata.nextLink` leads; default: Graph itself. */
  nextOrigin?: string | undefined;
  journal: { method: string; url: string; isAuthorized: boolean }[];
}

export const GRAPH_HOSTS = ['graph.microsoft.com', 'graph.microsoft.us'];

interface GraphOptions {
  verify: VerifyToken;
  /** Without TLS, for tests that reach it by its port. */
  isPlain?: boolean;
}

const PATH = '/v1.0/tenantRelationships/delegatedAdminRelationships';

export async function startGraph({ verify, isPlain = false }: GraphOptions): Promise<GraphStandIn> {
  const graph: Omit<GraphStandIn, keyof LocalServer> = { relationships: [], instead: [], journal: [] };
  const listener: RequestListener = ({ method = 'GET', url = '/', headers }, response) => {
    const isAuthorized = GRAPH_HOSTS.some((host) => verify(headers.authorization)?.audience === `https://${host}`);
    graph.journal.push({ method, url, isAuthorized });
    const [instead] = graph.instead.splice(0, 1);
    const asked = new URL(url, 'https://graph.microsoft.com');
    if (instead) send(response, instead.status, instead.body, instead.headers);
    else if (!isAuthorized) send(response, 401, graphError('InvalidAuthenticationToken', 'Access token is empty.'));
    else if (method !== 'GET' || asked.pathname !== PATH) send(response, 404, graphError('ResourceNotFound', 'No.'));
    else send(response, 200, pageOf(asked, graph));
  };
  const server = isPlain
    ? createPlainServer(listener)
    : createServer(createSelfSignedCertificate(GRAPH_HOSTS), listener);
  return Object.assign(graph, await listenLocally(server));
}

function pageOf(asked: URL, { relationships, nextOrigin }: Pick<GraphStandIn, 'relationships' | 'nextOrigin'>) {
  const top = Number(asked.searchParams.get('$top') ?? 100);
  if (!(top >= 1 && top <= 300)) return graphError('BadRequest', 'Invalid $top.');
  const from = Number(asked.searchParams.get('$skiptoken') ?? 0);
  const next = new URL(asked.pathname, nextOrigin ?? asked.origin);
  next.searchParams.set('$top', String(top));
  next.searchParams.set('$skiptoken', String(from + top));
  return {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships',
    value: relationships.slice(from, from + top),
    ...(from + top < relationships.length ? { '@odata.nextLink': next.href } : {}),
  };
}

export const graphError = (code: string, message: string) => ({
  error: { code, message, innerError: { date: '2026-11-29T12:00:00', 'request-id': randomUUID() } },
});

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': randomUUID(), ...headers }).end(text);
}

/** As the documentation's sample has it. */
export const graphRelationship = (customer: string, change: object = {}) => ({
  '@odata.type': '#microsoft.graph.delegatedAdminRelationship',
  '@odata.etag': 'W/"JyIxODAwZTY4My0wMDAwLTAyMDAtMDAwMC02MTU0OWFmMDAwMDAiJw=="',
  id: `${randomUUID()}-${randomUUID()}`,
  displayName: 'Contoso admin relationship',
  duration: 'P730D',
  autoExtendDuration: 'PT0S',
  customer: { tenantId: customer, displayName: 'A customer' },
  accessDetails: { unifiedRoles: [{ roleDefinitionId: '729827e3-9c14-49f7-bb1b-9608f156bbb8' }] },
  status: 'active',
  createdDateTime: '2025-01-20T10:55:48.0001046Z',
  lastModifiedDateTime: '2025-02-01T11:24:42.3148266Z',
  activatedDateTime: '2025-02-01T11:24:42.3148266Z',
  endDateTime: '2027-02-01T11:24:42.3148266Z',
  ...change,
});
