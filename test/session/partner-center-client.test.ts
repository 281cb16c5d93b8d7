import { expect, it, onTestFinished } from 'vitest';
import { CLOUD_PLACES } from '../../lib/partner-center/clouds.ts';
import type { Connection } from '../../lib/partner-center/connection.ts';
import { createClients } from '../../lib/session/partner-center-client.ts';
import { tenant } from '../fixtures/documents.ts';
import { must } from '../partner-center/client/sample-ids.ts';
import { startSample } from '../partner-center/client/sample-stand-in.ts';
import { freshDb, requestsTo } from '../partner-center/observe/observing-world.ts';
import { TEST_TOKEN } from '../stand-ins/partner-center/start-partner-center.ts';

/** One request for subscriptions in ten seconds. */
const CONNECTION: Connection = { cloud: 'global', tenant: tenant(1), clientId: tenant(7), requestsPerMinute: 6 };

it('clients of a page and of the worker keep to the tenant’s rate together', async () => {
  const standIn = await startSample({}, 1);
  onTestFinished(() => standIn.close());
  const db = await freshDb();
  const reach: typeof fetch = (input, init) =>
    fetch(String(input).replace(CLOUD_PLACES.global.api, standIn.base), init);
  const stop = new AbortController();
  const clientOf = (signal?: AbortSignal) => createClients(reach, db)(CONNECTION, async () => TEST_TOKEN, signal);
  const [page, worker] = [clientOf(), clientOf(stop.signal)];
  const customer = must([...standIn.book.customers.keys()][0]);
  await page.subscriptions(customer);
  const waiting = worker.subscriptions(customer);
  const end = expect(waiting).rejects.toThrow('enough');
  for (let n = 0; n < 5; n++) await worker.organization();
  stop.abort(new Error('enough'));
  await end;
  expect(requestsTo(standIn).filter((request) => request.includes('/subscriptions'))).toHaveLength(1);
});
