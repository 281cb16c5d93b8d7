import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LookupDoc } from '../../lib/directory/lookup-doc.ts';
import { lookupDocOf } from '../../lib/directory/lookup-doc.ts';
import { buildSegment } from '../../lib/lookup/build-segment.ts';
import { openFirstNames } from '../../lib/lookup/first-names.ts';
import { isUnusable } from '../../lib/lookup/load-index.ts';
import { createIndex, type Layer } from '../../lib/lookup/lookup-index.ts';
import { openSegment } from '../../lib/lookup/open-segment.ts';
import { search } from '../../lib/lookup/search.ts';
import { aPartner, tenant } from '../fixtures/documents.ts';
import { sampleBook } from '../sample-data.ts';
import { aDoc } from './build.ts';

const LIMIT = 30;
const COUNT = 1_500;
const sample = Array.from(
  sampleBook({ customers: COUNT, resellers: 5, names: 'coined', seed: 11 }).customers,
  lookupDocOf,
).map((doc, n): LookupDoc => ({ ...doc, isActive: n % 3 !== 0 }));
/** Of one name, and more of one beginning than two pages hold. */
const alike = Array.from({ length: 700 }, (_, n) =>
  aDoc(n + 1, { companyName: n < 40 ? 'Zenith' : `Zenith ${n}`, aliases: n % 50 === 0 ? ['Zen'] : [] }),
);
const docs = [...sample, ...alike];
const bytes = buildSegment(docs);
const stored = new Blob([bytes]);
const base = openSegment(bytes);
const PARTNERS = [aPartner(900, { name: 'Zenith Support' })];

const none: Layer = { segment: openSegment(buildSegment([])), dropped: [] };
const layer = (changed: readonly LookupDoc[], dropped: Layer['dropped']): Layer => ({
  segment: openSegment(buildSegment(changed)),
  dropped,
});

const anyDoc = fc.constantFrom(...docs);
const change = fc
  .record({
    changed: fc.uniqueArray(anyDoc, { maxLength: 5, selector: ({ tenantId }) => tenantId }),
    names: fc.array(fc.constantFrom('Zenith 1', 'Zebra', 'Zenith'), { minLength: 5, maxLength: 5 }),
    dropped: fc.array(anyDoc, { maxLength: 5 }),
  })
  .map(({ changed, names, dropped }) =>
    layer(
      changed.map((doc, n) => ({ ...doc, companyName: names[n] ?? 'Zebra' })),
      dropped.map(({ tenantId }) => tenantId),
    ),
  );
const typed = fc.oneof(
  fc.tuple(anyDoc, fc.nat(12)).map(([{ companyName }, length]) => companyName.slice(0, length + 1)),
  anyDoc.map(({ companyName }) => companyName),
  fc.constantFrom('', 'zen', 'zenith', 'zenith 6', 'z', '&', 'nobody', 'facade', 'facade01'),
);
const places = fc.array(anyDoc, { maxLength: 2 }).map((some) => new Map(some.map(({ tenantId }, n) => [tenantId, n])));

describe('the first answer', () => {
  it('gives customers that the whole one gives, in its order', async () => {
    let answers = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constant(none), change), typed, places, async (newest, text, first) => {
        const found = await openFirstNames(stored, newest).find(text, LIMIT, first);
        if (!found) return;
        answers++;
        const whole = search(createIndex([newest, { segment: base, dropped: [] }], PARTNERS), text, docs.length, first);
        const ids = new Set(found.rows.map(({ tenantId }) => tenantId));
        expect(found.rows).toEqual(whole.rows.filter(({ tenantId }) => ids.has(tenantId)));
      }),
      { numRuns: 300 },
    );
    expect(answers).toBeGreaterThan(200);
  });

  it('is the whole one where names alone begin so', async () => {
    for (const text of ['zenith 6', 'zenith', '']) {
      const found = await openFirstNames(stored, none).find(text, LIMIT, new Map());
      const whole = search(createIndex([{ segment: base, dropped: [] }], []), text, LIMIT);
      expect(found?.rows).toEqual(whole.rows);
      expect(found?.isPartial).toBe(true);
    }
  });

  it('has any customer by its whole name', async () => {
    for (const { companyName, tenantId } of sample.filter((_, n) => n % 10 === 0)) {
      const found = await openFirstNames(stored, none).find(companyName, LIMIT, new Map());
      expect(found?.rows.map((row) => row.tenantId)).toContain(tenantId);
    }
  });

  it.each([
    ['whose name begins otherwise', 'nobody'],
    ['for an id', 'abcdef'],
  ])('is none %s', async (_, text) => {
    expect(await openFirstNames(stored, none).find(text, LIMIT, new Map())).toBeUndefined();
  });

  it('leaves everyone to the whole one while somebody is pinned', async () => {
    expect(await openFirstNames(stored, none).find('', LIMIT, new Map([[tenant(1), 0]]))).toBeUndefined();
  });

  it('is never another one where a byte was altered, or the end is missing: it is refused', async () => {
    const expected = await openFirstNames(stored, none).find('zenith 6', LIMIT, new Map());
    let refused = 0;
    const alteredBefore = (end: number) =>
      fc.tuple(fc.nat(end - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
        const altered = bytes.slice();
        altered[at] = (altered[at] ?? 0) ^ by;
        return altered;
      });
    const cut = fc.nat(bytes.length - 1).map((length) => bytes.slice(0, length));
    const spoilt = fc.oneof(alteredBefore(300), alteredBefore(bytes.length), cut);
    await fc.assert(
      fc.asyncProperty(spoilt, async (altered) => {
        try {
          const found = await openFirstNames(new Blob([altered]), none).find('zenith 6', LIMIT, new Map());
          expect(found).toEqual(expected);
        } catch (fault) {
          if (!isUnusable(fault)) throw fault;
          refused++;
        }
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(20);
  });
});
