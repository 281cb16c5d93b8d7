import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseIsoDate } from '../../../lib/directory/ids.ts';
import { createPacer, type Pacer } from '../../../lib/partner-center/client/create-pacer.ts';
import type { Lane } from '../../../lib/partner-center/client/pace.ts';
import type { PartnerCenter } from '../../../lib/partner-center/types.ts';
import type { PartnerCenterStandIn } from '../../stand-ins/partner-center/start-partner-center.ts';
import { clientOf } from './client-of.ts';
import { must, someSubscription } from './sample-ids.ts';
import { startSample } from './sample-stand-in.ts';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = must(parseIsoDate('2026-11-01'));

let standIn: PartnerCenterStandIn;
let client: PartnerCenter;
const lanes: Lane[] = [];

beforeAll(async () => {
  standIn = await startSample({ now: () => Date.parse('2026-11-29T12:00:00Z') });
  const pacer = createPacer();
  const noting: Pacer = {
    ...pacer,
    run: (turn, begin) => {
      lanes.push(turn.lane);
      return pacer.run(turn, begin);
    },
  };
  client = clientOf(standIn, { pacer: noting });
});
afterAll(() => standIn.close());
beforeEach(() => {
  standIn.journal.length = 0;
  lanes.length = 0;
});

const ids = () => someSubscription(standIn.book, 'legacy');
const contactPath = () => `/v1/customers/${ids().customer}/subscriptions/${ids().subscription}/supportcontact`;

/** Of each call: what is done, and the documented sample's method and address. */
const CALLS: [keyof PartnerCenter, () => Promise<unknown>, () => string][] = [
  ['customers', () => client.customers(), () => 'GET /v1/customers?size=500'],
  ['customer', () => client.customer(ids().customer), () => `GET /v1/customers/${ids().customer}`],
  [
    'subscriptions',
    () => client.subscriptions(ids().customer),
    () => `GET /v1/customers/${ids().customer}/subscriptions`,
  ],
  [
    'indirectResellers',
    () => client.indirectResellers(),
    () => 'GET /v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf',
  ],
  [
    'indirectProviders',
    () => client.indirectProviders(),
    () => 'GET /v1/relationships?relationship_type=IsIndirectResellerOf',
  ],
  ['resellersOf', () => client.resellersOf(ids().customer), () => `GET /v1/customers/${ids().customer}/relationships`],
  ['relationshipRequestLink', () => client.relationshipRequestLink(), () => 'GET /v1/customers/relationshiprequests'],
  ['supportContact', () => client.supportContact(ids().customer, ids().subscription), () => `GET ${contactPath()}`],
  [
    'putSupportContact',
    () => client.putSupportContact(ids().customer, ids().subscription, ids().contact),
    () => `PUT ${contactPath()}`,
  ],
  ['organization', () => client.organization(), () => 'GET /v1/profiles/organization'],
  ['mpnProfile', () => client.mpnProfile('0004391507'), () => 'GET /v1/profiles/mpn?mpnId=0004391507'],
  ['supportProfile', () => client.supportProfile(), () => 'GET /v1/profiles/support'],
  [
    'isAgreementSigned',
    () => client.isAgreementSigned(ids().contact.supportTenantId),
    () => `GET /v1/compliance/csp/agreementstatus?tenantId=${ids().contact.supportTenantId}`,
  ],
  ['auditRecords', () => client.auditRecords(DAY), () => 'GET /v1/auditrecords?startDate=2026-11-01'],
];

describe('a call of the API', () => {
  it.each(CALLS)('%s is asked for as documented', async (name, call, request) => {
    await call();
    expect(standIn.journal.map(({ method, url }) => `${method} ${url}`)).toEqual([request()]);
    const { headers, body } = must(standIn.journal[0]);
    expect(headers).toMatchObject({
      authorization: 'Bearer a-token-of-the-tests',
      accept: 'application/json',
      'x-locale': 'en-US',
      'ms-requestid': expect.stringMatching(GUID),
      'ms-correlationid': expect.stringMatching(GUID),
    });
    expect(headers).not.toHaveProperty('ms-contract-version');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
    const isWrite = name === 'putSupportContact';
    expect(headers['content-type']).toBe(isWrite ? 'application/json' : undefined);
    expect(body === '').toBe(!isWrite);
  });

  it.each(CALLS)('%s counts towards the limit of subscriptions where it is about one', async (name, call, request) => {
    await call();
    expect(lanes, name).toEqual([request().includes('/subscriptions') ? 'subscriptions' : 'others']);
  });

  it('is known for every member of the interface', () => {
    expect(new Set(CALLS.map(([name]) => name))).toEqual(new Set(Object.keys(client)));
  });

  it('putSupportContact sends the whole resource, as the sample does', async () => {
    const { customer, subscription, contact } = ids();
    await client.putSupportContact(customer, subscription, contact);
    expect(JSON.parse(must(standIn.journal[0]).body)).toEqual({
      SupportTenantId: contact.supportTenantId,
      SupportMpnId: contact.supportMpnId,
      Name: contact.name,
      Links: {
        Self: {
          Uri: `/customers/${customer}/subscriptions/${subscription}/supportcontact`,
          Method: 'Get',
          Headers: [],
        },
      },
      Attributes: { ObjectType: 'SupportContact' },
    });
  });

  it('mpnProfile without an id asks for our own', async () => {
    expect(await client.mpnProfile()).toEqual({ mpnId: standIn.book.own.mpnId, partnerName: standIn.book.own.name });
    expect(standIn.journal[0]?.url).toBe('/v1/profiles/mpn');
  });

  it('mpnProfile knows an id that nobody has', async () => {
    expect(await client.mpnProfile('9999999')).toBeUndefined();
  });
});
