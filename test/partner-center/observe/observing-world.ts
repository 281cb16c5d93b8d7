import { getObservedPartners, getObserving, writeObserving } from '../../../lib/db/observed.ts';
import { type Db, openDb } from '../../../lib/db/open.ts';
import type { Subscription } from '../../../lib/directory/types.ts';
import type { PartnerCenterOptions } from '../../../lib/partner-center/client/create-partner-center.ts';
import {
  type ObservingRun,
  type ObservingStart,
  parseRun,
  startRun,
} from '../../../lib/partner-center/observe/observing-run.ts';
import { scanObserved } from '../../../lib/partner-center/observe/read-observed.ts';
import { type ObservingEnd, runObserving } from '../../../lib/partner-center/observe/run-observing.ts';
import type { PartnerTenant } from '../../../lib/partner-center/partner-tenant.ts';
import { buildCustomer, buildPartner, buildSubscription, tenant, us } from '../../directory/build.ts';
import { bookOf } from '../../stand-ins/partner-center/book.ts';
import { type PartnerCenterStandIn, startPartnerCenter } from '../../stand-ins/partner-center/start-partner-center.ts';
import { clientOf } from '../client/client-of.ts';

export const NOW = '2026-11-29T12:00:00.000Z';
const A_WEEK_IN_HOURS = 168;
/** Whose Partner Center is observed. */
export const HERE: PartnerTenant = { cloud: 'global', tenantId: tenant(1) };

let names = 0;
export function freshDb(): Promise<Db> {
  names += 1;
  return openDb(`observing-${names}`);
}

/** Another profile to which Partner Center said the same. */
export async function copyOf(db: Db): Promise<Db> {
  const copy = await freshDb();
  for (const name of ['partnerCenter', 'observed'] as const) {
    const [keys, values] = [await db.getAllKeys(name), await db.getAll(name)];
    for (const [at, value] of values.entries()) await copy.put(name, value, keys[at]);
  }
  return copy;
}

/** Puts a new run in place of the last, not yet taken up. */
export async function begin(
  db: Db,
  startedAt = NOW,
  { maxAgeInHours = A_WEEK_IN_HOURS, tenant: of = HERE }: Partial<ObservingStart> = {},
): Promise<void> {
  await writeObserving(db, { run: (before) => startRun(parseRun(before), { startedAt, maxAgeInHours, tenant: of }) });
}

interface GoingOn {
  now?: string;
  signal?: AbortSignal;
  client?: Partial<PartnerCenterOptions>;
  /** Where somebody is signed in. */
  signedInTo?: PartnerTenant;
}

/** Takes the stored run up, as a page does that opens. */
export function goOn(db: Db, standIn: PartnerCenterStandIn, options: GoingOn = {}): Promise<ObservingEnd> {
  const { now = NOW, signal = new AbortController().signal, client, signedInTo = HERE } = options;
  return runObserving(db, { partnerCenter: clientOf(standIn, client), tenant: signedInTo, now: () => now, signal });
}

/** The page goes away when that request, counted from 1, is about to be sent: what it asked is never answered. */
export async function dieAt(number: number, db: Db, standIn: PartnerCenterStandIn, now?: string): Promise<boolean> {
  const death = new AbortController();
  let left = number;
  const fetchUntil: typeof fetch = (input, init) => {
    left -= 1;
    if (left === 0) death.abort(new Error('gone'));
    return left <= 0 ? new Promise(() => undefined) : fetch(input, init);
  };
  const end = await goOn(db, standIn, { signal: death.signal, client: { fetch: fetchUntil }, ...(now ? { now } : {}) });
  return end === 'stopped';
}

export async function runOf(db: Db): Promise<ObservingRun> {
  const run = parseRun(await getObserving(db));
  if (!run) throw new Error('There is no run');
  return run;
}

/** All that was heard, without how often the run was taken up to hear it and what each request was called. */
export async function heardIn(db: Db): Promise<unknown> {
  const customers: unknown[] = [];
  for await (const some of scanObserved(db)) customers.push(...some);
  const { attempt: _, requests: __, ...run } = await runOf(db);
  return JSON.parse(JSON.stringify([customers, run, await getObservedPartners(db)]), (key, value) =>
    key === 'attempt' || key === 'correlationId' ? undefined : value,
  );
}

/** What was asked, as `GET /v1/…`, in order. */
export const requestsTo = ({ journal }: PartnerCenterStandIn) => journal.map(({ method, url }) => `${method} ${url}`);

const LEGACY = { offerId: '2828BE95-46BA-4F91-B2FD-0BEF192ECF60', commerce: 'legacy' } as const;
const NEW_COMMERCE = { offerId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971', commerce: 'newCommerce' } as const;
const customer = (n: number, ...subscriptions: Subscription[]) =>
  buildCustomer({ tenantId: tenant(n), companyName: `Customer ${n}`, subscriptions });

/** Five customers on three pages; two of them with a subscription that Partner Center holds a contact for. */
export function startFive(): Promise<PartnerCenterStandIn> {
  const supportContact = { supportTenantId: tenant(2), supportMpnId: '002', name: 'Reseller 2' };
  const book = bookOf({
    partners: [us, buildPartner(2)],
    customers: [
      customer(101, buildSubscription(1, { ...LEGACY, supportContact })),
      customer(102, buildSubscription(2, NEW_COMMERCE)),
      customer(103, buildSubscription(3, NEW_COMMERCE), buildSubscription(4, LEGACY)),
      customer(104),
      customer(105, buildSubscription(5, NEW_COMMERCE)),
    ],
  });
  return startPartnerCenter({ book, now: () => Date.parse(NOW), quirks: { mostPerPage: 2 } });
}
