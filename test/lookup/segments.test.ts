import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LookupDoc } from '../../lib/directory/lookup-doc.ts';
import { buildSegment, buildSmallSegment } from '../../lib/lookup/build-segment.ts';
import { createIndex } from '../../lib/lookup/lookup-index.ts';
import { openSegment } from '../../lib/lookup/open-segment.ts';
import { search } from '../../lib/lookup/search.ts';
import { DamagedSegment } from '../../lib/lookup/segment-format.ts';
import { aPartner, subscriptionId, tenant } from '../fixtures/documents.ts';
import { aDoc, indexOf } from './build.ts';

const WORDS = [
  ...['Contoso', 'contoso', 'Müller', 'Mueller', 'Muller', 'Société', 'GmbH', 'Ltd.', 'O’Brien', 'Coca-Cola'],
  ...['株式会社', '東京', 'サーバー', '青空商事', 'Заря', 'الأفق', '24', '365', '&', '😀', 'İstanbul', 'x'],
];
const name = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 6, unit: 'grapheme' })), {
    minLength: 1,
    maxLength: 4,
  })
  .map(
    (words) =>
      words
        .join(' ')
        .replace(/\p{Cc}/gu, ' ')
        .trim() || 'Nameless',
  );
const domain = fc.constantFrom(
  'contoso.com',
  'mueller.de',
  'xn--mller-kva.de',
  'a-b.example',
  'c1.onmicrosoft.example',
);
const PARTNERS = [1, 2].map((n) => aPartner(900 + n, { name: `Reseller ${n}` }));

const docs = (n: number): fc.Arbitrary<LookupDoc> =>
  fc
    .record({
      companyName: name,
      aliases: fc.array(name, { maxLength: 2 }),
      domains: fc.uniqueArray(domain, { maxLength: 2 }),
      isActive: fc.boolean(),
      supporters: fc.subarray([tenant(901), tenant(902)]),
      subscriptionIds: fc.subarray([subscriptionId(7), subscriptionId(0xabcdef)]),
    })
    .map((fields) => aDoc(n, fields));

const book = fc.subarray([1, 2, 3, 4, 5, 6, 7, 8]).chain((numbers) => fc.tuple(...numbers.map(docs)));
const layers = fc.array(
  fc.record({
    docs: book,
    pack: fc.constantFrom(buildSegment, buildSmallSegment),
    dropped: fc.subarray([1, 2, 3, 4, 5, 6, 7, 8].map(tenant)),
  }),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const typed = fc.oneof(
  fc.constantFrom(
    'contoso',
    'conto',
    'muel',
    'müll gmbh',
    '東京',
    'さば',
    'conotso',
    'reseller 1',
    'abcdef',
    'coca-',
    '',
  ),
  fc.string({ maxLength: 6, unit: 'grapheme' }),
  name,
);

/** What the layers, oldest first, come to. */
function foldLayers(oldestFirst: readonly { docs: readonly LookupDoc[]; dropped: readonly string[] }[]): LookupDoc[] {
  const known = new Map<string, LookupDoc>();
  for (const layer of oldestFirst) {
    for (const tenantId of layer.dropped) known.delete(tenantId);
    for (const doc of layer.docs) known.set(doc.tenantId, doc);
  }
  return [...known.values()];
}

describe('an index in layers', () => {
  it('answers like one that is built of what the layers come to', () => {
    fc.assert(
      fc.property(layers, fc.array(typed, { minLength: 1, maxLength: 5 }), (oldestFirst, queries) => {
        const newestFirst = oldestFirst.toReversed();
        const layered = createIndex(
          newestFirst.map((layer) => ({ segment: openSegment(layer.pack(layer.docs)), dropped: layer.dropped })),
          PARTNERS,
        );
        const whole = indexOf(foldLayers(oldestFirst), PARTNERS);
        const places = new Map([[tenant(3), 0]]);
        for (const query of queries) expect(search(layered, query, 3, places)).toEqual(search(whole, query, 3, places));
      }),
      { numRuns: 300 },
    );
  });
});

describe('every customer', () => {
  it('is found by its whole name, each alias, each domain and its tenant id', () => {
    fc.assert(
      fc.property(book, (customers) => {
        const index = indexOf(customers, PARTNERS);
        const missed = customers.flatMap(({ tenantId, companyName, aliases, domains }) =>
          [companyName, ...aliases, ...domains, tenantId].filter(
            (text) => !search(index, text, customers.length).rows.some((row) => row.tenantId === tenantId),
          ),
        );
        expect(missed).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is shown with what it was stored with', () => {
    fc.assert(
      fc.property(book, (customers) => {
        const rows = search(indexOf(customers), '', customers.length).rows;
        const shown = new Map(rows.map((row) => [row.tenantId, row]));
        for (const { tenantId, companyName, aliases, domains } of customers) {
          expect(shown.get(tenantId)).toMatchObject({ companyName, aliases, domain: domains[0] });
        }
      }),
    );
  });
});

describe('the bytes of a segment', () => {
  const bytes = buildSegment(Array.from({ length: 40 }, (_, n) => aDoc(n + 1, { domains: ['contoso.com'] })));

  it('are the same for the same customers in any order', () => {
    fc.assert(
      fc.property(
        book.chain((docs) => fc.tuple(fc.constant(docs), fc.shuffledSubarray(docs, { minLength: docs.length }))),
        ([a, b]) => {
          expect(buildSegment(b)).toEqual(buildSegment(a));
        },
      ),
    );
  });

  it('never answer otherwise when one of them was altered: they are refused, or it was one between two parts', () => {
    const answers = (from: Uint8Array<ArrayBuffer>) =>
      search(createIndex([{ segment: openSegment(from), dropped: [] }], []), 'customer 7', 50);
    const expected = answers(bytes);
    let refused = 0;
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = bytes.slice();
        altered[at] = (altered[at] ?? 0) ^ change;
        try {
          expect(answers(altered)).toEqual(expected);
        } catch (fault) {
          if (!(fault instanceof DamagedSegment)) throw fault;
          refused++;
        }
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(450);
  });

  it('are refused when they are cut short', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 9), (length) => {
        expect(() => openSegment(bytes.slice(0, length))).toThrow('lookup index');
      }),
    );
  });
});
