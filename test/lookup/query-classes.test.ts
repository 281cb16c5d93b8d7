import { describe, expect, it } from 'vitest';
import { lookupDocOf } from '../../lib/directory/lookup-doc.ts';
import { sampleDirectory } from '../sample-data.ts';
import { createRandom } from '../sample-random.ts';
import { EDITS, isWithinOneEdit, slip } from './one-edit.ts';
import { lookupQueries, QUERY_CLASS_NAMES, QUERY_CLASSES } from './query-classes.ts';
import { bare, queryRecords, speltOut, toHalfWidth, toHiragana } from './query-record.ts';

const sample = sampleDirectory({ customers: 2_000, resellers: 200, names: 'coined', seed: 2 });
const records = queryRecords(sample.customers.map(lookupDocOf), sample.partners);
const queries = lookupQueries(records, { count: 10, seed: 7 });
function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('missing');
  return value;
}
const textsOf = (kind: string) => queries.filter((query) => query.kind === kind).map(({ text }) => text);

describe('lookupQueries', () => {
  it('makes the same queries for the same seed and others for another', () => {
    expect(lookupQueries(records, { count: 10, seed: 7 })).toEqual(queries);
    expect(lookupQueries(records, { count: 10, seed: 8 })).not.toEqual(queries);
  });

  it.each(QUERY_CLASS_NAMES)('makes as many different queries of the class %s as asked', (kind) => {
    expect(new Set(textsOf(kind)).size).toBe(10);
  });

  it('keeps those that fit the meant customer and at most four others', () => {
    for (const { kind, text, meant } of queries) {
      const fitting = records.filter(QUERY_CLASSES[kind].fits(text)).map(({ doc }) => doc.tenantId);
      expect(fitting, text).toContain(meant);
      expect(fitting.length, text).toBeLessThanOrEqual(5);
    }
  });

  it('means a customer of whom a mistyped query holds no exact word', () => {
    const typed = queries.filter(({ kind }) => kind === 'typo');
    const isHeld = ({ text, meant }: { text: string; meant: string }) =>
      bare(text)
        .split(' ')
        .every((word) =>
          records
            .find(({ doc }) => doc.tenantId === meant)
            ?.text.split(/[^\p{L}]/u)
            .includes(word),
        );
    expect(typed.filter(isHeld)).toEqual([]);
  });

  it('says so when the customers yield too few', () => {
    expect(() => lookupQueries(records.slice(0, 3), { count: 50, seed: 7 })).toThrow(/3 customers yield \d+ of 50/);
  });
});

describe('the class typo', () => {
  it.each(EDITS)('takes a word with any %s for the word', (edit) => {
    const random = createRandom(3);
    for (const word of ['weiss', 'schnabel', 'башец', 'maschinenbau']) {
      const [record] = queryRecords([{ ...must(records[0]).doc, companyName: word, aliases: [], domains: [] }], []);
      for (let run = 0; run < 50; run += 1) {
        const slipped = slip(random, edit, word, 0);
        expect(QUERY_CLASSES.typo.fits(slipped)(must(record)), slipped).toBe(true);
      }
    }
  });
});

describe('isWithinOneEdit', () => {
  it.each([
    ['the same', 'weiss', 'weiss', true],
    ['a letter replaced', 'weiss', 'weist', true],
    ['a letter added at the end', 'weiss', 'weisst', true],
    ['a letter left out at the start', 'weiss', 'eiss', true],
    ['neighbours swapped', 'weiss', 'wesis', true],
    ['the last two swapped', 'weist', 'weits', true],
    ['letters apart swapped', 'weist', 'teisw', false],
    ['two letters replaced', 'weiss', 'waist', false],
    ['one replaced and one added', 'weiss', 'waisst', false],
  ])('of %s: %s, %s', (_, a, b, expected) => {
    expect(isWithinOneEdit(a, b)).toBe(expected);
    expect(isWithinOneEdit(b, a)).toBe(expected);
  });
});

describe('the forms in which queries are compared', () => {
  it.each([
    ['accents', 'Éditions Gète', 'editions gete'],
    ['sharp s', 'Kühlße', 'kuhlsse'],
    ['full width', 'ＡＢＣ', 'abc'],
    ['katakana', 'テック', 'てっく'],
    ['half-width katakana', 'ｶﾞｽ', 'がす'],
  ])('fold %s', (_, written, folded) => {
    expect(bare(written)).toBe(folded);
  });

  it('spell umlauts out', () => {
    expect(speltOut('Öhringer Größe')).toBe('oehringer groesse');
  });

  it('write kana in half width and as hiragana', () => {
    expect(toHalfWidth('ガス店')).toBe('ｶﾞｽ店');
    expect(toHiragana('テック')).toBe('てっく');
  });
});
