import * as v from 'valibot';
import { LIMITS } from './limits.ts';

/** The message of every schema is a problem's code. */
type Code = string;

const CONTROL_CHARACTERS = /[\p{Cc}\u2028\u2029]+/gu;

/** Names and other single lines: no control characters or line breaks, no outer space or byte-order mark, no half characters. */
export function cleanLine(text: string): string {
  return text.replace(CONTROL_CHARACTERS, ' ').trim().toWellFormed();
}

/** As `cleanLine`, but tabs and line breaks stay, the latter as `\n`. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .trim()
    .toWellFormed();
}

/** Ids and quantities come as numbers from some tools. */
const text = v.pipe(
  v.unknown(),
  v.transform((input) => (typeof input === 'number' ? String(input) : input)),
  v.string('notText'),
);

export const line = (maxLength: number = LIMITS.nameLength) =>
  v.pipe(text, v.transform(cleanLine), v.maxLength(maxLength, 'tooLong'));

/** A line that must say something, also once control characters are gone. */
export const requiredLine = () => v.pipe(line(), v.minLength(1, 'missing'));

export const longText = (maxLength: number = LIMITS.textLength) =>
  v.pipe(text, v.transform(cleanText), v.maxLength(maxLength, 'tooLong'));

/** A text that one of our parsers must accept. */
export function parsed<T>(parse: (text: string) => T | undefined, code: Code) {
  return v.pipe(
    text,
    v.rawTransform<string, T>(({ dataset, addIssue, NEVER }) => {
      const value = parse(dataset.value);
      if (value !== undefined) return value;
      addIssue({ message: code });
      return NEVER;
    }),
  );
}

const squash = (word: string) => word.toLowerCase().replace(/[^a-z]/g, '');

/** One of the words in any case and with any separators: Partner Center writes `indirect_reseller`, people "Indirect reseller". */
export function oneOf<const T extends string>(words: readonly T[]): (text: string) => T | undefined {
  const bySquashed = new Map(words.map((word) => [squash(word), word]));
  return (written) => bySquashed.get(squash(written));
}

export const list = <T>(item: v.GenericSchema<unknown, T>, maxLength: number) =>
  v.optional(v.pipe(v.array(item, 'notAList'), v.maxLength(maxLength, 'tooMany')), () => []);

/**
 * An object whose keys are matched ignoring case (Partner Center answers in camelCase and is sent PascalCase). Empty
 * values, those of control characters alone too, count as absent, unknown keys are ignored: only these names are ever
 * copied, so no key can reach a prototype.
 */
export function record<const E extends v.ObjectEntries>(entries: E) {
  const names = new Map(Object.keys(entries).map((name) => [name.toLowerCase(), name]));
  return v.pipe(
    v.custom<object>(isPlainObject, 'notAnObject'),
    v.transform((input) => knownFields(input, names)),
    v.object(entries),
  );
}

function isPlainObject(input: unknown): boolean {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** The exact name wins over one in other case. */
function knownFields(input: object, names: ReadonlyMap<string, string>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    const name = names.get(key.toLowerCase());
    if (!name || isEmpty(value) || (name !== key && name in fields)) continue;
    fields[name] = value;
  }
  return fields;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && cleanLine(value) === '');
}

/** Refuses a list in which two items have the same key. */
export function distinct<T>(keyOf: (item: T) => string, code: Code) {
  return v.rawCheck<T[]>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const repeated = firstRepeated(dataset.value.map(keyOf));
    if (repeated !== undefined) addIssue({ message: code, input: repeated });
  });
}

/** The first key that stands for a second time. */
export function firstRepeated(keys: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return keys.find((key) => seen.size === seen.add(key).size);
}

export const withoutRepeats = (items: string[]) => [...new Set(items)];
