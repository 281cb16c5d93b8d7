import { expect, it, vi } from 'vitest';
import { answerNewest } from '../../lib/surfaces/answer-newest.ts';

/** Answers by hand, in any order. */
function byHand() {
  const asked = new Map<string, PromiseWithResolvers<string>>();
  const told: string[] = [];
  const fail = vi.fn();
  const answer = (input: string) => {
    const question = Promise.withResolvers<string>();
    asked.set(input, question);
    return question.promise;
  };
  const ask = answerNewest(answer, (output) => told.push(output), fail);
  return { ask, asked, told, fail };
}

it('answers one input at a time, and of those that came meanwhile only the newest', async () => {
  const { ask, asked, told } = byHand();
  ask('c');
  ask('co');
  ask('con');
  expect([...asked.keys()]).toEqual(['c']);
  asked.get('c')?.resolve('C');
  await expect.poll(() => [...asked.keys()]).toEqual(['c', 'con']);
  asked.get('con')?.resolve('CON');
  await expect.poll(() => told).toEqual(['CON']);
});

it('tells no answer that a newer input has overtaken', async () => {
  const { ask, asked, told } = byHand();
  ask('old');
  asked.get('old')?.resolve('OLD');
  ask('new');
  await expect.poll(() => asked.has('new')).toBe(true);
  asked.get('new')?.resolve('NEW');
  await expect.poll(() => told).toEqual(['NEW']);
});

it('goes on after a fault', async () => {
  const { ask, asked, told, fail } = byHand();
  ask('broken');
  ask('sound');
  asked.get('broken')?.reject(new Error('No disk'));
  await expect.poll(() => fail.mock.calls).toEqual([[new Error('No disk')]]);
  await expect.poll(() => asked.has('sound')).toBe(true);
  asked.get('sound')?.resolve('SOUND');
  await expect.poll(() => told).toEqual(['SOUND']);
  ask('later');
  asked.get('later')?.resolve('LATER');
  await expect.poll(() => told).toEqual(['SOUND', 'LATER']);
});
