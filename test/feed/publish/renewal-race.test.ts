import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { VALIDITY } from '../../../lib/feed/seconds.ts';
import {
  A,
  beginAfresh,
  contentFor,
  type Member,
  memberOf,
  publish,
  subscribe,
  tasksOf,
  telephoneOf,
  world,
} from './emulated-host.ts';

const [OLD, NEW, OWN] = ['+81 3 5550 0100', '+81 3 5550 0101', '+81 3 5550 0102'];

let one: Member;
let two: Member;

/** Two publishers who know what lies on the host, when half of its time is over. */
beforeEach(async () => {
  await beginAfresh();
  [one, two] = [memberOf(), memberOf()];
  for (const member of [one, two]) member.contents = new Map([[A, contentFor(A, OLD)]]);
  await publish(one);
  await publish(two);
  world.now += VALIDITY / 2;
});
afterAll(() => world.azurite.close());

/** Lets another act between what is read and what is written: once, before the first PUT. */
function beforeWriting(act: () => Promise<unknown>): typeof fetch {
  let isOver = false;
  return async (input, init) => {
    if (init?.method === 'PUT' && !isOver) {
      isOver = true;
      await act();
    }
    return fetch(input, init);
  };
}

async function change(member: Member) {
  member.contents.set(A, contentFor(A, NEW));
  expect(await publish(member)).toMatchObject({ state: 'done', written: 1 });
}

describe('while one renews a feed, another publishes something newer, which stays', () => {
  it.each([
    ['where the directory says what it said', () => undefined],
    ['where the support contact is disputed', () => void two.disputed.add(A)],
  ])('%s', async (_, prepare) => {
    prepare();
    const outcome = await publish(
      two,
      beforeWriting(() => change(one)),
    );
    expect(outcome).toMatchObject({ state: 'done', written: 0, same: 1, left: [] });
    expect(telephoneOf(await subscribe(A))).toBe(NEW);
    expect(two.published.get(A)).toEqual(one.published.get(A));
  });

  it('and is what the directory says once that has come too', async () => {
    await publish(
      two,
      beforeWriting(() => change(one)),
    );
    two.contents.set(A, contentFor(A, NEW));
    expect(await tasksOf(two)).toEqual([]);
  });

  it('but for what the directory says anew', async () => {
    two.contents.set(A, contentFor(A, OWN));
    await publish(
      two,
      beforeWriting(() => change(one)),
    );
    expect(telephoneOf(await subscribe(A))).toBe(OWN);
    expect(two.published.get(A)?.seq).toBeGreaterThan(one.published.get(A)?.seq ?? 0);
  });

  it('also an end', async () => {
    one.contents.delete(A);
    await publish(
      two,
      beforeWriting(() => publish(one)),
    );
    expect((await subscribe(A)).content?.payload).toMatchObject({ withdrawn: true });
  });
});

it.each([
  ['in the same moment', (renew: () => Promise<unknown>) => publish(two, beforeWriting(renew))],
  ['before', (renew: () => Promise<unknown>) => renew().then(() => publish(two))],
])('a disputed feed that another renewed %s is not renewed again', async (_, during) => {
  for (const member of [one, two]) member.disputed.add(A);
  expect(await during(() => publish(one))).toMatchObject({ written: 0, same: 1 });
  expect(two.published.get(A)).toEqual(one.published.get(A));
});

it('an older feed that the host shows meanwhile is not kept', async () => {
  const { published } = two;
  const known = published.get(A);
  if (!known) return expect.fail('Nothing is published.');
  const seq = known.seq + VALIDITY;
  published.set(A, { ...known, seq, etag: '"another"' });
  await change(one);
  expect(await publish(two)).toMatchObject({ written: 1, same: 0 });
  expect(telephoneOf(await subscribe(A))).toBe(OLD);
  expect(published.get(A)?.seq).toBeGreaterThan(seq);
});
