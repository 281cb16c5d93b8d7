import * as v from 'valibot';
import { LIMITS } from '../../../directory/limits.ts';
import { cleanLine } from '../../../directory/schema-parts.ts';

/** Numbers and texts as text, the rest as none: ids and codes come as either. */
const textOf = (input: unknown): string | undefined =>
  typeof input === 'string' ? cleanLine(input) : typeof input === 'number' ? String(input) : undefined;

/** A fact that may be missing; one that makes no sense is missing too, for it is no reason to lose the row. */
export const fact = <T>(parse: (text: string) => T | undefined) =>
  v.optional(
    v.pipe(
      v.unknown(),
      v.transform((input) => {
        const text = textOf(input);
        return text ? parse(text) : undefined;
      }),
    ),
  );

/** A line that may be missing: empty then. It is cut where a directory's would end. */
export const words = v.optional(
  v.pipe(
    v.unknown(),
    v.transform((input) => cleanLine((textOf(input) ?? '').slice(0, LIMITS.nameLength))),
  ),
  '',
);

const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** `true`, or "True" as older serialisers write it. */
export const truthOf = (input: unknown): boolean | undefined => TRUTHS.get(String(input).toLowerCase());

/** An object that may be missing or be something else: then it has no fields. */
export const part = <T>(schema: v.GenericSchema<unknown, T>) =>
  v.fallback(v.optional(schema, {}), () => v.parse(schema, {}));

/** .NET's empty GUID stands for none. */
export const isEmptyGuid = (text: string): boolean => /^\{?0{8}-(?:0{4}-){3}0{12}\}?$/.test(text.trim());

/** An object that is empty or has one of these fields: where all of them may be missing, another object says nothing. */
export function emptyOrWith(...names: readonly string[]) {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return v.custom<object>((input) => {
    if (typeof input !== 'object' || input === null) return false;
    const keys = Object.keys(input);
    return keys.length === 0 || keys.some((key) => known.has(key.toLowerCase()));
  });
}
