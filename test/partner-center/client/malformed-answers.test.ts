import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PartnerCenterFault } from '../../../lib/partner-center/partner-center-fault.ts';
import { answeredClient } from './answered-client.ts';
import { DOCUMENTED_ANSWERS } from './documented-answers.ts';
import type { DocumentedAnswer } from './documented-shape.ts';

const RUNS = 30;
const BY_NAME = DOCUMENTED_ANSWERS.map((documented): [string, DocumentedAnswer] => [documented.name, documented]);

/** Of a value that may stand for nothing, such as a missing field. */
const wrong = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  fc.constant(''),
  fc.constant([]),
  fc.constant({}),
  fc.string({ maxLength: 5 }).map((text) => `?${text}`),
  fc.array(fc.integer(), { maxLength: 2 }),
);
/** A list may be empty, and a name may be any text. */
const wrongFor = (field: string) =>
  field === 'items'
    ? wrong.filter((value) => !Array.isArray(value))
    : field.endsWith('ame')
      ? wrong.filter((value) => typeof value !== 'string' || value === '')
      : wrong;

function replaced(answer: object, path: readonly string[], value: unknown): object {
  const [key = '', ...rest] = path;
  const inner = rest.length > 0 ? replaced((answer as Record<string, object>)[key] ?? {}, rest, value) : value;
  return { ...answer, [key]: inner };
}

const withoutField = ({ answer, required }: DocumentedAnswer) =>
  fc
    .constantFrom(...required)
    .chain((field) => wrongFor(field).map((value) => JSON.stringify(replaced(answer, field.split('.'), value))));

const isObject = (text: string) => {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json);
  } catch {
    return false;
  }
};

/** Answers that are not what the call is documented to answer. */
function malformedFor(documented: DocumentedAnswer): fc.Arbitrary<string> {
  const whole = JSON.stringify(documented.answer);
  return fc.oneof(
    fc.string().filter((text) => !isObject(text)),
    fc.constant('{"code":400072,"description":"This item is not available."}'),
    fc.constant(''),
    fc.json().filter((text) => !isObject(text)),
    fc.integer({ min: 0, max: whole.length - 1 }).map((length) => whole.slice(0, length)),
    fc.constant('<!DOCTYPE html><title>Sign in</title>'),
    ...(documented.required.length > 0 ? [withoutField(documented)] : []),
  );
}

async function endOf(documented: DocumentedAnswer, body: string, status = 200): Promise<unknown> {
  try {
    return await documented.ask(answeredClient(body, status));
  } catch (fault) {
    return fault;
  }
}

describe('a malformed answer', () => {
  it.each(BY_NAME)(`to %s is a fault that names the call, in ${RUNS} of ${RUNS}`, async (name, documented) => {
    await fc.assert(
      fc.asyncProperty(malformedFor(documented), async (body) => {
        const end = await endOf(documented, body);
        expect(end, body).toBeInstanceOf(PartnerCenterFault);
        expect(end).toMatchObject({ details: { call: name, reason: 'malformed', correlationId: 'theirs' } });
        expect(String(end)).toContain(name);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(BY_NAME)('to %s is never a crash, whatever it is', async (name, documented) => {
    const anything = fc.tuple(
      fc.dictionary(fc.constantFrom(...keysOf(documented.answer)), fc.jsonValue()),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(anything, fc.constantFrom(200, 201, 400, 403, 404, 409, 501), async (bodies, status) => {
        for (const body of bodies) {
          const end = await endOf(documented, JSON.stringify(body), status);
          if (end instanceof Error) expect(end).toMatchObject({ details: { call: name } });
        }
      }),
      { numRuns: RUNS },
    );
  });
});

const keysOf = (answer: object): string[] => [
  ...Object.keys(answer),
  ...Object.keys((answer as { items?: object[] }).items?.[0] ?? {}),
];
