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

  describe('with coined names', () => {
    const coined = sampleDirectory({ customers: 2_000, resellers: 200, names: 'coined', seed: 42 });
    const names = coined.customers.map(({ companyName }) => companyName);

    it('is the same for the same seed', () => {
      expect(sampleDirectory({ customers: 2_000, resellers: 200, names: 'coined', seed: 42 })).toEqual(coined);
    });

    it('has the form that the parsers yield', () => {
      expect(parseDirectory(JSON.stringify(coined))).toEqual({ ok: true, value: coined });
    });

    it('has a large vocabulary without running numbers', () => {
      expect(new Set(names.flatMap((name) => name.split(/[\s-]+/))).size).toBeGreaterThan(2_000);
      expect(names.filter((name) => /\d/.test(name))).toEqual([]);
    });

    it.each([
      ['English', /^[A-Za-z '&.,-]+$/],
      ['German', /[äöüß]/],
      ['French', /[éèêâôœ]/],
      ['Japanese in kanji', /株式会社|有限会社/],
      ['Japanese in katakana', /[ァ-ヶー]{3}/],
      ['Chinese', /有限公司/],
      ['Cyrillic', /\p{sc=Cyrillic}{4}/u],
      ['Arabic', /\p{sc=Arabic}{4}/u],
    ])('has names in %s', (_, script) => {
      expect(names.filter((name) => script.test(name)).length).toBeGreaterThan(40);
    });

    it('gives no domain to two customers and no telephone to two resellers', () => {
      const domains = coined.customers.flatMap((customer) => customer.domains);
      const telephones = coined.partners.map(({ support }) => support.telephone);
      expect(new Set(domains).size).toBe(domains.length);
      expect(new Set(telephones).size).toBe(201);
    });

    it('has international domains, and aliases for one customer in ten', () => {
      expect(coined.customers.some(({ domains }) => domains.some((domain) => domain.startsWith('xn--')))).toBe(true);
      const withAlias = coined.customers.filter(({ aliases }) => aliases.length > 0).length;
      expect(withAlias).toBeGreaterThan(150);
      expect(withAlias).toBeLessThan(250);
    });
  });
});
