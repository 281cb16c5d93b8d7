import { expect, it, onTestFinished } from 'vitest';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { createCustomerList } from '../../lib/session/customer-list.ts';
import { aCustomer, aPartner, aSubscription } from '../fixtures/documents.ts';
import { memorySession, write } from './memory-session.ts';

const own = aPartner(1, { role: 'indirectProvider' });
const trey = aPartner(2);
const byTrey = { supportContact: toSupportContact(trey) };
const endDate = parseIsoDate(Temporal.Now.plainDateISO().add({ days: 5 }).toString());

const customers = [
  aCustomer(10, { domains: ['a.example'], subscriptions: [aSubscription(1, byTrey), aSubscription(2)] }),
  aCustomer(11, { domains: ['a.example', 'b.example'], subscriptions: [aSubscription(3), aSubscription(4)] }),
  aCustomer(12, { domains: ['b.example'], subscriptions: [] }),
];

async function listed() {
  const session = await memorySession();
  await write(session.db, [
    ...[own, trey].map((one) => diffPartner(undefined, one)),
    ...customers.map((one) => diffCustomer(undefined, one)),
  ]);
  await expect.poll(() => session.head.value).toBe(1);
  const list = createCustomerList(session);
  onTestFinished(() => list.dispose());
  await expect.poll(() => list.state.value.state).toBe('ready');
  return { session, list };
}

it.each([
  ['subscriptions', 'coverage:default', 2, 3],
  ['subscriptions of a partner', `partner:${trey.tenantId}`, 1, 1],
  ['subscriptions of ourselves by default', `partner:${own.tenantId}`, 2, 3],
  ['subscriptions of anyone who cannot be reached', 'coverage:unreachable', 2, 4],
  ['customers', 'customers:mixed', 1, 1],
  ['customers without subscriptions', 'customers:none', 1, 1],
  ['domains', 'finding:sharedDomain', 3, 2],
  ['nothing for a filter that is none', 'coverage:nonsense', 3, 0],
])('a filtered list counts %s (%s)', async (_, show, asked, counted) => {
  const { list } = await listed();
  list.show.value = show;
  await expect.poll(() => [list.asked.value.length, list.counted.value]).toEqual([asked, counted]);
});

it('a filtered list counts again after a commit, delegated admin that ends too', async () => {
  const { session, list } = await listed();
  list.show.value = 'endingInUse:7';
  expect(list.counted.value).toBe(0);
  const [first] = customers;
  if (!first || !endDate) throw new Error('no case');
  await write(session.db, [
    diffCustomer(first, { ...first, delegatedAdmin: [{ tenantId: trey.tenantId, kind: 'gdap', endDate }] }),
  ]);
  await expect.poll(() => list.counted.value).toBe(1);
});
