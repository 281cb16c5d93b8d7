import { expect, it, vi } from 'vitest';
import { reportError } from '../../../lib/report-error.ts';
import { CONNECTION, memorySignIn, passTime } from './memory-sign-in.ts';

/** Every text that is anywhere in a value, with all causes and what cannot be enumerated. */
function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  if (value instanceof URLSearchParams) return [value.toString()];
  return Object.getOwnPropertyNames(value).flatMap((name) => textsIn(Reflect.get(value, name), seen));
}

/** Answers of the token endpoint that the protocol refuses, each with tokens in them. */
const REFUSED: readonly [string, (answer: Record<string, unknown>) => Record<string, unknown>][] = [
  ['has no type', ({ token_type: _, ...answer }) => answer],
  ['has another type', (answer) => ({ ...answer, token_type: 'mac' })],
  ['has an expiry that is none', (answer) => ({ ...answer, expires_in: 'soon' })],
  ['has a scope that is none', (answer) => ({ ...answer, scope: [1] })],
  ['has an ID token that is none', (answer) => ({ ...answer, id_token: 'a.b.c' })],
];

it.each(REFUSED)('what is reported of an answer that %s holds no token and no code', async (_, alter) => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const here = await memorySignIn();
  here.standIn.rules.alter = alter;
  const fault = await here.signIn(CONNECTION).catch((thrown: unknown) => thrown);
  reportError('Signing in', fault);
  delete here.standIn.rules.failing.token;
  here.standIn.rules.alter = (answer) => answer;
  await here.signIn(CONNECTION);
  here.standIn.rules.alter = alter;
  passTime(2 * 60 * 60 * 1000);
  const later = await here.accessToken(CONNECTION).catch((thrown: unknown) => thrown);
  reportError('Renewing', later);
  const texts = textsIn(logged.mock.calls).join('\n');
  logged.mockRestore();
  expect([fault, later].every((thrown) => thrown instanceof Error)).toBe(true);
  expect(here.standIn.tokens.secrets().length).toBeGreaterThan(3);
  for (const secret of here.standIn.tokens.secrets()) expect(texts).not.toContain(secret);
});
