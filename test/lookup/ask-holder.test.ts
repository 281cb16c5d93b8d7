import { expect, it, onTestFinished } from 'vitest';
import { createLookupAsker, type LookupQuestion, serveLookup } from '../../lib/lookup/ask-holder.ts';
import type { LookupResult } from '../../lib/lookup/lookup-row.ts';
import { until } from '../until.ts';

const found = (matches: number): LookupResult => ({ rows: [], matches });

function anAsker() {
  const told: [number, string][] = [];
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const ask = createLookupAsker(({ matches }, { text }) => void told.push([matches, text]), ending.signal);
  return { told, ending, ask: (text: string) => ask({ text, first: [] }) };
}

it('tells the answer to the newest question only, whoever holds an index', async () => {
  const asked: LookupQuestion[] = [];
  serveLookup((question) => {
    asked.push(question);
    return question.text === 'nobody' ? undefined : found(question.text.length);
  });
  const { told, ask, ending } = anAsker();
  ask('co');
  ask('con');
  await until(() => expect(told).toEqual([[3, 'con']]));
  ask('nobody');
  await until(() => expect(asked.at(-1)?.text).toBe('nobody'));
  ending.abort();
  ask('after the end');
  expect(told).toEqual([[3, 'con']]);
});
