import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type GraphWire, listRelationships } from '../../../lib/partner-center/graph/list-relationships.ts';
import { PartnerCenterFault } from '../../../lib/partner-center/partner-center-fault.ts';
import { tenant } from '../../fixtures/documents.ts';
import { type GraphStandIn, graphError, graphRelationship, startGraph } from '../../stand-ins/partner-center/graph.ts';

const BASE = 'https://graph.microsoft.com';
const TOKEN = 'a-token-for-graph';
let graph: GraphStandIn;
let waited: number[];

beforeEach(async () => {
  waited = [];
  const verify = (header: string | undefined) =>
    header === `Bearer ${TOKEN}` ? { audience: BASE, hasMfa: true } : undefined;
  graph = await startGraph({ verify, isPlain: true });
  onTestFinished(() => graph.close());
});

const wire = (change: Partial<GraphWire> = {}): GraphWire => ({
  base: BASE,
  fetch: (input, init) => fetch(String(input).replace(BASE, `http://127.0.0.1:${graph.port}`), init),
  accessToken: async () => TOKEN,
  random: () => 0,
  clock: {
    now: () => 0,
    after: (delayInMs, run) => {
      waited.push(delayInMs);
      queueMicrotask(run);
      return () => undefined;
    },
  },
  ...change,
});

const faultOf = (change: Partial<GraphWire> = {}) =>
  listRelationships(wire(change)).then(
    () => undefined,
    (fault: unknown) => (fault instanceof PartnerCenterFault ? fault.details : Promise.reject(fault)),
  );

describe('the list of delegated admin relationships', () => {
  it('is asked for by 300 and read to its end', async () => {
    graph.relationships = Array.from({ length: 650 }, (_, n) => graphRelationship(tenant(n)));
    const found: number[] = [];
    const { relationships, unreadable } = await listRelationships(wire({ onProgress: (count) => found.push(count) }));
    expect(relationships).toHaveLength(650);
    expect(unreadable).toBe(0);
    expect(found).toEqual([300, 600, 650]);
    expect(graph.journal.map(({ method, url }) => `${method} ${decodeURIComponent(url)}`)).toEqual([
      'GET /v1.0/tenantRelationships/delegatedAdminRelationships?$top=300',
      'GET /v1.0/tenantRelationships/delegatedAdminRelationships?$top=300&$skiptoken=300',
      'GET /v1.0/tenantRelationships/delegatedAdminRelationships?$top=300&$skiptoken=600',
    ]);
  });

  it.each([
    'https://evil.example',
    'http://graph.microsoft.com',
    'https://graph.microsoft.com.evil.example',
  ])('follows no link to %s, which would get the token', async (origin) => {
    graph.relationships = Array.from({ length: 301 }, (_, n) => graphRelationship(tenant(n)));
    graph.nextOrigin = origin;
    expect(await faultOf()).toMatchObject({ reason: 'malformed', field: '@odata.nextLink' });
    expect(graph.journal).toHaveLength(1);
  });

  it('waits as long as it is told to, and asks again', async () => {
    graph.relationships = [graphRelationship(tenant(1))];
    graph.instead = [{ status: 429, headers: { 'retry-after': '7' }, body: graphError('TooManyRequests', 'Wait.') }];
    expect((await listRelationships(wire())).relationships).toHaveLength(1);
    expect(waited).toEqual([7_000]);
  });

  it.each([
    ['no consent', 403, 'forbidden'],
    ['a token that is not taken', 401, 'signedOut'],
    ['something else', 400, 'refused'],
  ])('says what it was refused for: %s', async (_, status, reason) => {
    graph.instead = [{ status, body: graphError('Authorization_RequestDenied', 'Insufficient privileges.') }];
    const fault = await faultOf();
    expect(fault).toMatchObject({ call: 'delegatedAdmin', status, reason, code: 'Authorization_RequestDenied' });
    expect(fault?.description).toBe('Insufficient privileges.');
    expect(fault?.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each<[string, unknown]>([
    ['a page of a proxy', '<html>'],
    ['nothing', ''],
    ['another list', { value: {} }],
  ])('takes %s for no answer', async (_, body) => {
    graph.instead = [{ status: 200, body }];
    expect(await faultOf()).toMatchObject({ reason: 'malformed', field: 'value' });
  });

  it('ends with its signal', async () => {
    const controller = new AbortController();
    const reason = new Error('left');
    const accessToken = async () => {
      controller.abort(reason);
      return TOKEN;
    };
    const asked = listRelationships(wire({ signal: controller.signal, accessToken }));
    await expect(asked).rejects.toBe(reason);
  });
});
