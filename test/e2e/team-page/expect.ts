import { canonicalJson } from '../../../lib/directory/canonical.ts';

/** The few of Vitest's expectations that `team.ts` has, for a page where Vitest does not run. */
export function expect(actual: unknown) {
  const toEqual = (expected: unknown) => {
    const [seen, wanted] = [textOf(actual), textOf(expected)];
    if (seen !== wanted) throw new Error(`${seen}\nis not\n${wanted}`);
  };
  return {
    toEqual,
    toBe: toEqual,
    toBeUndefined: () => toEqual(undefined),
    /** Of what stands on the first level. */
    toMatchObject: (expected: object) => {
      const of = Object(actual);
      return expect(Object.fromEntries(Object.keys(expected).map((key) => [key, of[key]]))).toEqual(expected);
    },
  };
}

const textOf = (value: unknown) => (value === undefined ? 'undefined' : canonicalJson(value));
