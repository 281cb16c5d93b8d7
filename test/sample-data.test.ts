import { describe, expect, it } from 'vitest';
import { classifyCommerce } from '../lib/directory/commerce.ts';
import { parseDirectory } from '../lib/directory/parse.ts';
import { sampleCsv, sampleDirectory } from './sample-data.ts';
import { newCustomers, readText } from './transfer/read-text.ts';

describe('sampleDirectory', () => {
  const sample = sampleDirectory({ customers: 500, subscriptionsPerCustomer: 2, resellers: 12, seed: 42 });

  it('is the same for the same seed and another for another', () => {
    expect(sampleDirectory({ customers: 500, subscriptionsPerCustomer: 2, resellers: 12, seed: 42 })).toEqual(sample);
    expect(sampleDirectory({ customers: 500, subscriptionsPerCustomer: 2, resellers: 12, seed: 43 })).not.toEqual(
      sample,
    );
  });

  it('has the form that the parsers yield', () => {
    expect(parseDirectory(JSON.stringify(sample))).toEqual({ ok: true, value: sample });
  });

  it('counts as asked', () => {
    expect(sample.customers).toHaveLength(500);
    expect(sample.partners).toHaveLength(13);
    expect(sample.customers.every(({ subscriptions }) => subscriptions.length === 2)).toBe(true);
  });

  it('classifies each offer as its id says', () => {
    const subscriptions = sample.customers.flatMap((customer) => customer.subscriptions);
    for (const { offerId, commerce } of subscriptions) expect(classifyCommerce({ offerId })).toBe(commerce);
    expect(new Set(subscriptions.map(({ commerce }) => commerce)).size).toBe(4);
  });

  it('holds international domains, every relationship but none, and both kinds of contact', () => {
    const text = JSON.stringify(sample);
    for (const part of ['xn--', '"requested"', '"ended"', '"dap"', '"gdap"', '"endDate"', 'supportContact'])
      expect(text).toContain(part);
    expect(
      sample.customers.some(({ subscriptions }) => subscriptions.every(({ supportContact }) => !supportContact)),
    ).toBe(true);
  });

  it('is a CSV file without a problem', async () => {
    const read = await readText(sampleCsv(sample), 100_000);
    expect(read.problems).toEqual([]);
    expect(newCustomers(read).map(({ tenantId }) => tenantId)).toEqual(
      sample.customers.map(({ tenantId }) => tenantId),
    );
  });
});
