import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { getCustomer } from '../../lib/db/customers.ts';
import { readHistory } from '../../lib/db/history.ts';
import type { TenantId } from '../../lib/directory/types.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { createDelegatedAdmin } from '../../lib/session/delegated-admin.ts';
import { createClients } from '../../lib/session/partner-center-client.ts';
import { createPartnerCenterConnection } from '../../lib/session/partner-center-connection.ts';
import { aCustomer, aPartner, tenant } from '../fixtures/documents.ts';
import { memorySignIn } from '../partner-center/sign-in/memory-sign-in.ts';
import { graphRelationship, startGraph } from '../stand-ins/partner-center/graph.ts';
import { STAND_IN_CLIENT, STAND_IN_SCOPES } from '../stand-ins/partner-center/sign-in-rules.ts';
import { until } from '../until.ts';
import { memorySession, write } from './memory-session.ts';

const OWN = tenant(80);
const RESELLER = tenant(81);
const HELD = { tenantId: RESELLER, kind: 'gdap' as const };

/** A directory of ours with customers 1 to 3, somebody who is signed in to `caller`, and Graph. */
async function begin(caller: TenantId, { isPermitted = true } = {}) {
  const browser = await memorySignIn();
  browser.standIn.rules.tenantId = caller;
  const graph = await startGraph({ verify: browser.standIn.tokens.verify, isPlain: true });
  onTestFinished(() => graph.close());
  const session = await memorySession();
  await write(session.db, [
    diffPartner(undefined, aPartner(80, { tenantId: OWN, role: 'indirectProvider', name: 'Ours' })),
    diffPartner(undefined, aPartner(81, { tenantId: RESELLER, name: 'Fabrikam Support' })),
    diffCustomer(undefined, aCustomer(1)),
    diffCustomer(undefined, aCustomer(2, { delegatedAdmin: [HELD] })),
    diffCustomer(undefined, aCustomer(3)),
  ]);
  await until(() => expect(session.partners.value).toHaveLength(2));
  const askPermission = vi.fn(async (..._patterns: string[]) => isPermitted);
  const connection = createPartnerCenterConnection(session, {
    signIn: browser.another(),
    onSignIn: browser.onChange,
    askPermission: async () => true,
    createClient: createClients(fetch, session.db),
    now: () => Date.now(),
  });
  onTestFinished(() => connection.dispose());
  await connection.connect({ cloud: 'global', tenant: caller, clientId: STAND_IN_CLIENT, requestsPerMinute: '' });
  await until(() => expect(connection.connection.value).toBeTypeOf('object'));
  await connection.signIn();
  await until(() => expect(connection.standing.value.state).toBe('signedIn'));
  const here = (input: RequestInfo | URL) =>
    String(input).replace('https://graph.microsoft.com', `http://127.0.0.1:${graph.port}`);
  const reading = createDelegatedAdmin(session, connection, {
    askPermission,
    fetch: (input, init) => fetch(here(input), init),
  });
  return { browser, graph, session, reading, askPermission };
}

describe('delegated admin from Microsoft Graph', () => {
  it('is of the reseller who is signed in: reviewed, written and taken back', async () => {
    const { graph, session, reading, askPermission } = await begin(RESELLER);
    graph.relationships = [graphRelationship(tenant(1)), graphRelationship(tenant(9))];
    const asking = reading.read();
    expect(askPermission).toHaveBeenCalledExactlyOnceWith('https://graph.microsoft.com/*');
    await asking;
    expect(reading.view.value).toEqual({
      state: 'compared',
      changes: 2,
      summary: { holder: 'Fabrikam Support', held: 2, ending: 0, ended: 0, unknown: 1, unnamed: 0, unreadable: 0 },
    });
    await reading.review();
    expect(session.review.options.value.names?.get(tenant(1))).toBe('Customer 1');
    await session.review.confirm();
    expect((await getCustomer(session.db, tenant(1)))?.delegatedAdmin).toEqual([{ ...HELD, endDate: '2027-02-01' }]);
    expect((await getCustomer(session.db, tenant(2)))?.delegatedAdmin).toEqual([{ tenantId: RESELLER, kind: 'none' }]);
    expect((await getCustomer(session.db, tenant(3)))?.delegatedAdmin).toEqual([]);
    expect((await readHistory(session.db, { limit: 1 })).at(0)).toMatchObject({ source: 'partnerCenter' });
    await session.review.undo();
    expect((await getCustomer(session.db, tenant(2)))?.delegatedAdmin).toEqual([HELD]);
  });

  it('changes nothing where the directory says the same', async () => {
    const { graph, session, reading } = await begin(RESELLER);
    graph.relationships = [graphRelationship(tenant(2), { autoExtendDuration: 'P180D' })];
    await reading.read();
    expect(reading.view.value).toMatchObject({ state: 'compared', changes: 0 });
    await reading.review();
    expect(session.review.view.value.state).toBe('closed');
  });

  it('of our own company is told, and fills in nothing', async () => {
    const { graph, reading, session } = await begin(OWN);
    graph.relationships = [
      graphRelationship(tenant(1)),
      graphRelationship(tenant(2), { indirectProviderTenantId: OWN }),
    ];
    await reading.read();
    expect(reading.view.value).toMatchObject({ state: 'own', summary: { holder: 'Ours', held: 1, unnamed: 1 } });
    expect((await getCustomer(session.db, tenant(2)))?.delegatedAdmin).toEqual([HELD]);
  });

  it('of a company that is no partner here is nobody’s', async () => {
    const { graph, reading } = await begin(tenant(99));
    graph.relationships = [graphRelationship(tenant(1))];
    await reading.read();
    expect(reading.view.value).toEqual({ state: 'nobody', tenantId: tenant(99) });
  });

  it('asks for a consent of its own only when it is read, and goes on after it', async () => {
    const { browser, graph, reading } = await begin(RESELLER);
    browser.standIn.rules.consented = [STAND_IN_SCOPES.partnerCenter];
    browser.standIn.rules.hasSession = false;
    await reading.read();
    expect(reading.view.value).toMatchObject({ state: 'refused', problem: { reason: 'consentRequired' } });
    expect(graph.journal).toEqual([]);
    browser.standIn.rules.consented = Object.values(STAND_IN_SCOPES);
    await reading.signInAndRead();
    expect(reading.view.value).toMatchObject({ state: 'compared' });
    expect(browser.windows.at(-1)?.url.searchParams.get('scope')).toContain(STAND_IN_SCOPES.graph);
  });

  it('reaches no Graph that the browser was not allowed to reach', async () => {
    const { graph, reading } = await begin(RESELLER, { isPermitted: false });
    await reading.read();
    expect(reading.view.value).toEqual({ state: 'refused', problem: { reason: 'permission' } });
    expect(graph.journal).toEqual([]);
  });

  it('says why Graph refused it', async () => {
    const { graph, reading } = await begin(RESELLER);
    graph.instead = [{ status: 403, body: { error: { code: 'Forbidden', message: 'No.' } } }];
    await reading.read();
    expect(reading.view.value).toMatchObject({ state: 'failed', fault: { reason: 'forbidden', code: 'Forbidden' } });
  });

  it('drops nobody’s where a row could not be read', async () => {
    const { graph, reading } = await begin(RESELLER);
    graph.relationships = [{ nonsense: true }];
    await reading.read();
    expect(reading.view.value).toMatchObject({ state: 'compared', changes: 0, summary: { unreadable: 1 } });
  });
});
