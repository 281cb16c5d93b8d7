import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { FIRST_CHOICES } from '../../lib/partner-center/observe/observed-choices.ts';
import { until } from '../until.ts';

const said: { type: string }[] = [];
let ask = (_: object) => {};

beforeAll(async () => {
  vi.stubGlobal('self', {
    addEventListener: (_: string, listen: (event: { data: object }) => void) => {
      ask = (data) => listen({ data });
    },
    postMessage: (message: { type: string }) => said.push(message),
  });
  await import('../../lib/session/options-worker.ts');
});
afterAll(() => void vi.unstubAllGlobals());

it.each<[string, object, string]>([
  ['rows', { partners: [], today: '2026-11-29' }, 'done'],
  ['what Partner Center said', { type: 'read', choices: FIRST_CHOICES, today: '2026-11-29' }, 'summary'],
])('one worker answers a question for %s', async (_, question, end) => {
  said.length = 0;
  ask(question);
  await until(() => expect(said.at(-1)?.type).toBe(end));
});
