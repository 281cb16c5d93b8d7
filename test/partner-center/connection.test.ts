import { describe, expect, it } from 'vitest';
import {
  type ConnectionDraft,
  draftOf,
  parseConnection,
  readConnectionDraft,
} from '../../lib/partner-center/connection.ts';

const CLIENT = '11111111-2222-4333-8444-555555555555';
const TENANT = '3b33e682-00c3-41ee-9dd2-a548adf56438';

const typed: ConnectionDraft = { cloud: 'global', tenant: TENANT, clientId: CLIENT, requestsPerMinute: '500' };

describe('a connection as it is typed', () => {
  it.each<[string, Partial<ConnectionDraft>, object]>([
    ['a tenant id in capitals and braces', { tenant: ` {${TENANT.toUpperCase()}} ` }, { tenant: TENANT }],
    ['a domain', { tenant: 'Fabrikam.onmicrosoft.com ' }, { tenant: 'fabrikam.onmicrosoft.com' }],
    ['a client id in capitals', { clientId: CLIENT.toUpperCase() }, { clientId: CLIENT }],
    ['no rate', { requestsPerMinute: ' ' }, { requestsPerMinute: 500 }],
    ['a low rate', { requestsPerMinute: '1' }, { requestsPerMinute: 1 }],
    ['the documented rate', { requestsPerMinute: '500' }, { requestsPerMinute: 500 }],
    ['another cloud', { cloud: 'china' }, { cloud: 'china' }],
  ])('takes %s', (_, draft, expected) => {
    expect(readConnectionDraft({ ...typed, ...draft })).toMatchObject({ ok: true, connection: expected });
  });

  it.each<[string, Partial<ConnectionDraft>, string]>([
    ['no tenant', { tenant: '' }, 'tenant'],
    ['a tenant with a path', { tenant: 'fabrikam.com/../common' }, 'tenant'],
    ['any tenant', { tenant: 'Common' }, 'sharedTenant'],
    ['any organization', { tenant: 'organizations' }, 'sharedTenant'],
    ['a client id that is no GUID', { clientId: 'my-app' }, 'clientId'],
    ['no requests', { requestsPerMinute: '0' }, 'requestsPerMinute'],
    ['a rate beyond the documented one', { requestsPerMinute: '501' }, 'requestsPerMinute'],
    ['half a request', { requestsPerMinute: '0.5' }, 'requestsPerMinute'],
    ['words for a rate', { requestsPerMinute: 'many' }, 'requestsPerMinute'],
  ])('refuses %s', (_, draft, problem) => {
    expect(readConnectionDraft({ ...typed, ...draft })).toEqual({ ok: false, problem });
  });

  it('reads what was stored, and nothing that is no connection', () => {
    const read = readConnectionDraft(typed);
    const connection = read.ok ? read.connection : undefined;
    expect(parseConnection({ ...connection, later: true })).toEqual(connection);
    expect(parseConnection({ ...connection, tenant: 'common' })).toBeUndefined();
    expect(parseConnection({ ...connection, cloud: 'germany' })).toBeUndefined();
    expect(parseConnection(undefined)).toBeUndefined();
    expect(parseConnection({ ...connection, requestsPerMinute: 0 })).toBeUndefined();
    expect(draftOf(connection)).toEqual(typed);
  });

  it('takes a rate from storage that no form lets in: a stand-in’s', () => {
    const read = readConnectionDraft(typed);
    const connection = read.ok ? { ...read.connection, requestsPerMinute: 60_000 } : undefined;
    expect(parseConnection(connection)).toEqual(connection);
  });
});
