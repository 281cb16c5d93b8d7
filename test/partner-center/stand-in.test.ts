import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAULT_NAMES, oddBodyOf, refusalOf } from '../stand-ins/partner-center/faults.ts';
import { API_HOSTS, type PartnerCenterStandIn, TEST_TOKEN } from '../stand-ins/partner-center/start-partner-center.ts';
import { startSample } from './client/sample-stand-in.ts';

let standIn: PartnerCenterStandIn;
const authorization = `Bearer ${TEST_TOKEN}`;

beforeAll(async () => {
  standIn = await startSample();
});
afterAll(() => standIn.close());

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${standIn.base}${path}`, { headers: { authorization }, redirect: 'manual', ...init });

describe('the stand-in of Partner Center', () => {
  it.each([
    ['GET', '/v1//v1/customers?size=1'],
    ['GET', '/v1/v1/customers?size=1'],
    ['GET', '/customers?size=1'],
    ['POST', '/v1/customers'],
    ['GET', '/v1/invoices'],
  ])('does not know %s %s', async (method, path) => {
    const answer = await ask(path, { method });
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 1000, source: 'PartnerFD' }]);
  });

  it.each([
    ['a list without a size', '/v1/customers'],
    ['a page without its token', '/v1/customers?size=1&seekOperation=Next'],
    ['a relationship of no type', '/v1/relationships'],
    ['a tenant that is no GUID', '/v1/compliance/csp/agreementstatus?tenantId=x'],
    ['a customer that is no GUID', '/v1/customers/x'],
  ])('refuses %s', async (_, path) => {
    expect((await ask(path)).status).toBe(400);
  });

  it('answers a write that says nothing with 400, and keeps what stands', async () => {
    const [customer] = [...standIn.book.customers.values()].filter(({ subscriptions }) =>
      subscriptions.some(({ commerce }) => commerce === 'legacy'),
    );
    const subscription = customer?.subscriptions.find(({ commerce }) => commerce === 'legacy');
    const path = `/v1/customers/${customer?.tenantId}/subscriptions/${subscription?.id}/supportcontact`;
    const before = new Map(standIn.book.contacts);
    for (const body of ['', 'x', '[]', '{"Name":"A"}'])
      expect((await ask(path, { method: 'PUT', body })).status).toBe(400);
    expect(standIn.book.contacts).toEqual(before);
  });

  const answered = FAULT_NAMES.filter((name) => refusalOf(name) || oddBodyOf(name));
  it.each(answered)('answers one request with the fault %s, and the next as ever', async (name) => {
    standIn.strikes.push({ name });
    const path = '/v1/profiles/organization';
    const plain = await ask('/v1/profiles/support');
    expect(plain.status).toBe(refusalOf(name)?.status ?? oddBodyOf(name)?.status ?? 200);
    expect((await ask(path)).status).toBe(200);
  });

  it('tells who asks too often when to come back', async () => {
    standIn.limit = { most: 2, inMs: 30_000 };
    const [customer] = standIn.book.customers.keys();
    const path = `/v1/customers/${customer}/subscriptions`;
    const answers = [await ask(path), await ask(path), await ask(path), await ask('/v1/profiles/support')];
    standIn.limit = undefined;
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answers[2]?.json()).toMatchObject({ statusCode: 429, message: expect.stringContaining('Rate limit') });
  });

  it('speaks TLS as the API’s own hosts', async () => {
    const secure = await startSample({ isSecure: true });
    const status = await new Promise((resolve, reject) => {
      const options = { port: secure.port, host: '127.0.0.1', path: '/v1/profiles/support', rejectUnauthorized: false };
      request({ ...options, servername: API_HOSTS[0], headers: { authorization } }, (response) => {
        resolve(response.resume().statusCode);
      })
        .on('error', reject)
        .end();
    });
    await secure.close();
    expect(status).toBe(200);
  });
});
