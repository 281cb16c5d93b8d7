import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, directoryHash } from '../../lib/directory/canonical.ts';
import { buildCustomer, us } from './build.ts';

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, field]) => [key, reversed(field)])
      .toReversed(),
  );
}

describe('canonicalJson', () => {
  it.each([
    [
      'sorts keys at every depth',
      { b: { d: 1, c: 2 }, a: [{ f: 1, e: 2 }] },
      '{"a":[{"e":2,"f":1}],"b":{"c":2,"d":1}}',
    ],
    ['sorts by code unit, not by language', { é: 1, z: 2, Z: 3 }, '{"Z":3,"z":2,"é":1}'],
    ['leaves out absent fields', { a: undefined, b: null }, '{"b":null}'],
    ['keeps the order of lists', [3, 1, undefined], '[3,1,null]'],
    ['writes a text', 'a"b', '"a\\"b"'],
  ])('%s', (_, value, expected) => expect(canonicalJson(value)).toBe(expected));

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
  });

  it('depends on the content alone and is the same JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('directoryHash', () => {
  it('is the SHA-256 of the canonical JSON', async () => {
    // printf '{"customers":[],"partners":[]}' | sha256sum
    expect(await directoryHash({ partners: [], customers: [] })).toBe(
      '223e2582bb55b7d42d8d1cef8feeaa222a0c5ea6aeca1a6f4911b3db64d943ed',
    );
  });

  it('tells two directories apart by one letter', async () => {
    const hashes = await Promise.all(
      ['Contoso', 'Contosa'].map((companyName) =>
        directoryHash({ partners: [us], customers: [buildCustomer({ companyName })] }),
      ),
    );
    expect(new Set(hashes).size).toBe(2);
  });
});
