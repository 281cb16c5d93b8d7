import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseIsoDate } from '../../../lib/directory/ids.ts';
import { toSupportContact } from '../../../lib/directory/own-partner.ts';
import type { PartnerCenter } from '../../../lib/partner-center/types.ts';
import { NO_QUIRKS, type Quirks } from '../../stand-ins/partner-center/quirks.ts';
import { type PartnerCenterStandIn, TEST_TOKEN } from '../../stand-ins/partner-center/start-partner-center.ts';
import { clientOf } from './client-of.ts';
import { faultOf } from './fault-of.ts';
import { must, someSubscription } from './sample-ids.ts';
import { startSample } from './sample-stand-in.ts';

const TODAY = Date.parse('2026-11-29T12:00:00Z');
const day = (text: string) => must(parseIsoDate(text));
let standIn: PartnerCenterStandIn;
let client: PartnerCenter;

beforeAll(async () => {
  standIn = await startSample({ now: () => TODAY });
  client = clientOf(standIn);
});
afterAll(() => standIn.close());
beforeEach(() => {
  Object.assign(standIn.quirks, NO_QUIRKS);
  standIn.journal.length = 0;
  standIn.book.audit.length = 0;
});

const legacy = () => someSubscription(standIn.book, 'legacy');

/** All that can be read of one customer and of ourselves. */
async function readAll() {
  const { customer, subscription, contact } = legacy();
  await client.putSupportContact(customer, subscription, contact);
  return {
    customers: await client.customers(),
    customer: await client.customer(customer),
    subscriptions: await client.subscriptions(customer),
    resellers: await client.indirectResellers(),
    resellersOf: await client.resellersOf(customer),
    contact: await client.supportContact(customer, subscription),
    organization: await client.organization(),
    supportProfile: await client.supportProfile(),
    mpnProfile: await client.mpnProfile(),
  };
}

describe('what Partner Center knows', () => {
  it('is read as it is in the book', async () => {
    const read = await readAll();
    const { customers, own, resellers } = standIn.book;
    expect(read.customers.items.map(({ tenantId, companyName }) => [tenantId, companyName])).toEqual(
      [...customers.values()].map(({ tenantId, companyName }) => [tenantId, companyName]),
    );
    const known = must(customers.get(legacy().customer));
    expect(read.subscriptions.items).toMatchObject(
      known.subscriptions.map(({ id, offerId, quantity, commerce, status }) => ({
        id,
        offerId,
        quantity,
        commerce,
        status,
      })),
    );
    expect(read.resellers.items).toEqual(
      [...resellers.values()].map(({ tenantId, name, mpnId, country }) => {
        return { tenantId, name, mpnId, country, relationship: 'active' };
      }),
    );
    expect(read.contact).toEqual(legacy().contact);
    expect(read.organization).toMatchObject({ tenantId: own.tenantId, companyName: own.name, country: 'US' });
    expect(read.supportProfile).toMatchObject({ email: own.support.email, website: own.support.website });
  });

  it.each<[keyof Quirks]>([
    ['byteOrderMark'],
    ['pascalCase'],
    ['upperCaseIds'],
    ['bracedIds'],
    ['nulls'],
  ])('is the same with %s', async (quirk) => {
    const plain = await readAll();
    Object.assign(standIn.quirks, { [quirk]: true });
    const read = await readAll();
    expect(withoutOfferCase(read)).toEqual(withoutOfferCase(plain));
  });

  it('is the same with all of them at once', async () => {
    const plain = await readAll();
    Object.assign(standIn.quirks, { byteOrderMark: true, pascalCase: true, upperCaseIds: true, bracedIds: true });
    expect(withoutOfferCase(await readAll())).toEqual(withoutOfferCase(plain));
  });

  it('keeps its rows when fields are left out or new', async () => {
    Object.assign(standIn.quirks, { sparse: true, unknownValues: true });
    const { subscriptions, resellers, customers } = await readAll();
    expect([customers, subscriptions, resellers].map(({ unreadable }) => unreadable)).toEqual([[], [], []]);
    expect(new Set(subscriptions.items.map(({ status }) => status))).toEqual(new Set(['other']));
    expect(resellers.items[0]).not.toHaveProperty('relationship');
    const known = must(standIn.book.customers.get(legacy().customer)).subscriptions;
    expect(subscriptions.items.map(({ commerce }) => commerce)).toEqual(known.map(({ commerce }) => commerce));
  });
});

/** Offer ids of legacy are GUIDs, but compared with nothing. */
const withoutOfferCase = (read: unknown): unknown =>
  JSON.parse(
    JSON.stringify(read).replace(/"offerId":"\{?([^"}]*)\}?"/g, (_, id: string) => `"offerId":"${id.toLowerCase()}"`),
  );

describe('a support contact', () => {
  it.each<[Quirks['unassigned'], unknown]>([
    ['emptyFields', 'none'],
    ['emptyObject', 'none'],
  ])('that was never assigned (%s) is %s', async (unassigned, seen) => {
    const { customer, subscription } = legacy();
    standIn.book.contacts.delete(subscription);
    standIn.quirks.unassigned = unassigned;
    expect(await client.supportContact(customer, subscription)).toEqual(seen);
  });

  it('that was never assigned is ourselves where Partner Center says so', async () => {
    const { customer, subscription } = legacy();
    standIn.book.contacts.delete(subscription);
    expect(await client.supportContact(customer, subscription)).toEqual(toSupportContact(standIn.book.own));
  });

  it.each<[Quirks['newCommerce'], string]>([
    ['notSupported', 'notSupported'],
    ['operationNotSupported', 'notSupported'],
    ['notFound', 'notFound'],
  ])('of new commerce (%s) is refused as %s and never written', async (newCommerce, reason) => {
    const { customer, subscription, contact } = someSubscription(standIn.book, 'newCommerce');
    standIn.quirks.newCommerce = newCommerce;
    expect((await faultOf(client.supportContact(customer, subscription))).reason).toBe(reason);
    expect((await faultOf(client.putSupportContact(customer, subscription, contact))).reason).toBe(reason);
    expect(standIn.writesOf(subscription)).toBe(0);
  });

  it('may be changed by somebody else once it was read', async () => {
    const { customer, subscription, contact } = legacy();
    await client.putSupportContact(customer, subscription, contact);
    standIn.changeAfterRead(subscription, toSupportContact(standIn.book.own));
    expect(await client.supportContact(customer, subscription)).toEqual(contact);
    expect(await client.supportContact(customer, subscription)).toEqual(toSupportContact(standIn.book.own));
  });

  it('is counted when it is written with effect', async () => {
    const { customer, subscription, contact } = legacy();
    const [first, second] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
    for (const requestId of [first, first, second])
      await client.putSupportContact(customer, subscription, contact, { requestId });
    expect(standIn.writesOf(subscription)).toBe(2);
  });

  it('names a reseller whom a relationship binds', async () => {
    const { customer, subscription, contact } = legacy();
    const stranger = { ...contact, supportTenantId: customer };
    expect(await faultOf(client.putSupportContact(customer, subscription, stranger))).toMatchObject({
      reason: 'resellerRefused',
      code: '800016',
    });
  });
});

describe('a sign-in that Partner Center does not take', () => {
  it.each<[string, { audience: string; hasMfa: boolean } | undefined, string]>([
    ['has run out', undefined, 'signedOut'],
    [
      'is without a second factor',
      { audience: 'https://api.partnercenter.microsoft.com', hasMfa: false },
      'mfaRequired',
    ],
    ['is for another service', { audience: 'https://graph.windows.net', hasMfa: true }, 'wrongAudience'],
  ])('%s', async (_, token, reason) => {
    const other = await startSample({ verify: () => token });
    expect((await faultOf(clientOf(other).organization())).reason).toBe(reason);
    await other.close();
  });

  it('is not that of the tests', async () => {
    const other = clientOf(standIn, { accessToken: async () => `${TEST_TOKEN}x` });
    expect((await faultOf(other.organization())).reason).toBe('signedOut');
  });
});

describe('audit records', () => {
  const record = (at: string) => ({ customer: legacy().customer, resource: 'order', operation: 'create_order', at });

  it('are those of the days asked for', async () => {
    standIn.book.audit.push(
      record('2026-11-09T23:59:59Z'),
      record('2026-11-10T00:00:00Z'),
      record('2026-11-29T11:00:00Z'),
    );
    const { items } = await client.auditRecords(day('2026-11-10'));
    expect(items).toEqual([
      {
        customer: legacy().customer,
        resource: 'order',
        operation: 'create_order',
        status: 'succeeded',
        at: '2026-11-10T00:00:00.000Z',
      },
      {
        customer: legacy().customer,
        resource: 'order',
        operation: 'create_order',
        status: 'succeeded',
        at: '2026-11-29T11:00:00.000Z',
      },
    ]);
  });

  it('reach 90 days back, 30 at a time', async () => {
    standIn.book.audit.push(record('2026-09-01T00:00:00Z'), record('2026-11-28T00:00:00Z'));
    expect((await client.auditRecords(day('2026-08-31'))).items).toHaveLength(1);
    expect(await faultOf(client.auditRecords(day('2026-08-30')))).toMatchObject({ reason: 'refused', status: 400 });
  });

  it('come in pages', async () => {
    standIn.book.audit.push(...[1, 2, 3].map((hour) => record(`2026-11-28T0${hour}:00:00Z`)));
    standIn.quirks.mostPerPage = 2;
    const first = await client.auditRecords(day('2026-11-20'));
    const second = await client.auditRecords(day('2026-11-20'), first.next);
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, undefined]);
  });
});
