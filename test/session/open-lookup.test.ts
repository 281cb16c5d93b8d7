import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Care, NO_CARE } from '../../lib/care-storage.ts';
import { commitPlan } from '../../lib/db/commit.ts';
import { openDb } from '../../lib/db/open.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import { openLookup, placesOf } from '../../lib/session/open-lookup.ts';
import { aCustomer, tenant } from '../fixtures/documents.ts';

let databases = 0;

async function lookupOf(care: Care) {
  databases += 1;
  const db = await openDb(`open-lookup-${databases}`);
  const customers = [
    aCustomer(1, { companyName: 'Alpine' }),
    aCustomer(2, { companyName: 'Baldwin' }),
    aCustomer(3, { companyName: 'Contoso' }),
    aCustomer(4, { companyName: 'Contoso Europe' }),
  ];
  const ops = customers.map((customer) => diffCustomer(undefined, customer));
  await commitPlan(db, createPlan('setup', 0, ops), { by: 'Aiko', at: '2026-11-01T09:00:00Z' });
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const current = signal(care);
  const lookup = openLookup(db, ending.signal, current);
  await lookup.finished;
  return { lookup, current, names: () => lookup.result.value.rows.map(({ companyName }) => companyName) };
}

const EVERYONE = ['Alpine', 'Baldwin', 'Contoso', 'Contoso Europe'];

describe('the lookup', () => {
  it('lists everyone by name while nothing is typed', async () => {
    expect((await lookupOf(NO_CARE)).names()).toEqual(EVERYONE);
  });

  it('lists pinned, then recent customers first, each once', async () => {
    const { lookup, names } = await lookupOf({ pinned: [tenant(4)], recent: [tenant(3), tenant(4)] });
    expect(names()).toEqual(['Contoso Europe', 'Contoso', 'Alpine', 'Baldwin']);
    expect(lookup.result.value.matches).toBe(4);
  });

  it('puts a pinned one before its equals only', async () => {
    const { lookup, names } = await lookupOf({ pinned: [tenant(4)], recent: [tenant(2)] });
    lookup.type('cont');
    expect(names()).toEqual(['Contoso Europe', 'Contoso']);
    lookup.type('contoso');
    expect(names()).toEqual(['Contoso', 'Contoso Europe']);
  });

  it('follows a pin that is set meanwhile', async () => {
    const { current, names } = await lookupOf(NO_CARE);
    current.value = { pinned: [tenant(2)], recent: [] };
    expect(names()[0]).toBe('Baldwin');
  });

  it('leaves out who is pinned but no longer on record', async () => {
    expect((await lookupOf({ pinned: [tenant(99)], recent: [tenant(98)] })).names()).toEqual(EVERYONE);
  });
});

async function dbOfOne() {
  databases += 1;
  const db = await openDb(`open-lookup-${databases}`);
  const ops = [diffCustomer(undefined, aCustomer(1))];
  await commitPlan(db, createPlan('setup', 0, ops), { by: 'Aiko', at: '2026-11-01T09:00:00Z' });
  return db;
}

describe('a directory that is not whole', () => {
  it('says why it cannot be read, and reads no more', async () => {
    const db = await dbOfOne();
    vi.spyOn(db, 'getAllKeys').mockRejectedValue(new Error('The disk is gone'));
    const lookup = openLookup(db, new AbortController().signal, signal(NO_CARE));
    await expect(lookup.finished).rejects.toThrow('The disk is gone');
    expect(lookup.isReading.value).toBe(false);
    expect(lookup.failed.value).toBe('The disk is gone');
  });

  it('takes being told to stop for no fault', async () => {
    const ending = new AbortController();
    ending.abort();
    const lookup = openLookup(await dbOfOne(), ending.signal, signal(NO_CARE));
    await expect(lookup.finished).rejects.toThrow();
    expect([lookup.isReading.value, lookup.failed.value]).toEqual([false, undefined]);
  });

  it('counts the damaged customers that it leaves out', async () => {
    const db = await dbOfOne();
    await db.put('customers', ['{"cut'], 'fff');
    const lookup = openLookup(db, new AbortController().signal, signal(NO_CARE));
    await lookup.finished;
    expect([lookup.damaged.value, lookup.result.value.matches]).toEqual([1, 1]);
  });
});

it('gives each pinned, then each recent one a place', () => {
  expect([...placesOf({ pinned: [tenant(1)], recent: [tenant(2), tenant(1)] }).keys()]).toEqual([tenant(1), tenant(2)]);
});
