import { beforeEach, describe, expect, it } from 'vitest';
import { changeObserved, getObserved, getObserving, writeObserving } from '../../../lib/db/observed.ts';
import { type Db, openDb } from '../../../lib/db/open.ts';
import type { TenantId } from '../../../lib/directory/types.ts';
import type { ObservedCustomer } from '../../../lib/partner-center/observe/observed-customer.ts';
import {
  keepObservedContact,
  observedContacts,
  scanObserved,
} from '../../../lib/partner-center/observe/read-observed.ts';
import { eraseDirectory } from '../../../lib/session/setup-erase.ts';
import { failWrite } from '../../db/fail-write.ts';
import { subscriptionId, tenant } from '../../directory/build.ts';
import { AT, buildObserved, buildSeen } from './build-observed.ts';

const TREY = { supportTenantId: tenant(2), supportMpnId: '7', name: 'Trey' };
const LATER = '2026-12-01T09:00:00.000Z';
const FAULT = { at: AT, call: 'supportContact', reason: 'notFound', status: 404 } as const;

let db: Db;
let names = 0;
beforeEach(async () => {
  names += 1;
  db = await openDb(`read-observed-${names}`);
});

const keep = (observed: ObservedCustomer) => changeObserved(db, observed.customer.tenantId, () => observed);

async function idsScanned(): Promise<TenantId[]> {
  const ids: TenantId[] = [];
  for await (const some of scanObserved(db)) ids.push(...some.map(({ customer }) => customer.tenantId));
  return ids;
}

describe('observedContacts', () => {
  it('has those that could be read, and when', async () => {
    await keep(
      buildObserved([
        buildSeen(1, { contact: { at: AT, contact: TREY } }),
        buildSeen(2, { contact: { at: AT, contact: 'none' } }),
        buildSeen(3, { contactFault: FAULT }),
        buildSeen(4, { commerce: 'newCommerce' }),
      ]),
    );
    expect([...(await observedContacts(db, tenant(900)))]).toEqual([
      [subscriptionId(1), { at: AT, contact: TREY }],
      [subscriptionId(2), { at: AT, contact: 'none' }],
    ]);
  });

  it('is empty for a customer that was never heard of, and for what another version wrote', async () => {
    expect((await observedContacts(db, tenant(900))).size).toBe(0);
    await changeObserved(db, tenant(900), () => ({ ...buildObserved([]), v: 2 }));
    expect((await observedContacts(db, tenant(900))).size).toBe(0);
  });
});

describe('keepObservedContact', () => {
  it('takes the place of what was read before, and of why it could not be read', async () => {
    await keep(buildObserved([buildSeen(1, { contactFault: FAULT }), buildSeen(2)]));
    await keepObservedContact(db, tenant(900), subscriptionId(1), { at: LATER, contact: TREY });
    expect(await getObserved(db, tenant(900))).toEqual(
      buildObserved([buildSeen(1, { contact: { at: LATER, contact: TREY } }), buildSeen(2)]),
    );
  });

  it('adds no customer that was never listed', async () => {
    await keepObservedContact(db, tenant(900), subscriptionId(1), { at: LATER, contact: TREY });
    expect(await getObserved(db, tenant(900))).toBeUndefined();
  });
});

describe('scanObserved', () => {
  it('reads everyone once, by tenant id, across readings', async () => {
    const ids = Array.from({ length: 1_203 }, (_, n) => tenant(n + 1));
    await writeObserving(db, { run: () => ({}), ids, observed: (tenantId) => buildObserved([], { tenantId }) });
    expect(await idsScanned()).toEqual(ids);
  });

  it('passes over what another version wrote', async () => {
    const ids = Array.from({ length: 1_200 }, (_, n) => tenant(n + 1));
    await writeObserving(db, {
      run: () => ({}),
      ids,
      observed: (tenantId) => ({ ...buildObserved([], { tenantId }), v: tenantId < tenant(900) ? 2 : 1 }),
    });
    expect(await idsScanned()).toEqual(ids.filter((id) => id >= tenant(900)));
  });
});

describe('writeObserving', () => {
  const step = {
    run: () => ({ run: 2 }),
    ids: [tenant(1), tenant(2)],
    observed: (tenantId: TenantId) => buildObserved([], { tenantId }),
  };

  it('writes nothing when the run is gone', async () => {
    expect(await writeObserving(db, { ...step, run: () => undefined })).toBeUndefined();
    expect(await idsScanned()).toEqual([]);
  });

  it('writes all or nothing', async () => {
    for (let number = 1; await failWrite(number, () => writeObserving(db, step)); number++) {
      expect(await idsScanned()).toEqual([]);
      expect(await getObserving(db)).toBeUndefined();
    }
    expect(await idsScanned()).toEqual([tenant(1), tenant(2)]);
    expect(await getObserving(db)).toEqual({ run: 2 });
  });

  it('is erased with the directory', async () => {
    await writeObserving(db, step);
    await eraseDirectory(db);
    expect(await idsScanned()).toEqual([]);
    expect(await getObserving(db)).toBeUndefined();
  });
});
