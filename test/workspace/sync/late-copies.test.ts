import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Op } from '../../../lib/log/types.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { closeTeam, expectConverged, openTeam } from './team.ts';

let azurite: Azurite;

beforeAll(async () => {
  azurite = await startAzurite();
  await azurite.createContainer('late');
}, 60_000);
afterAll(() => azurite.close());

const name = (text: string): Op[] => [{ put: 'workspace', set: { name: text } }];

it('commits that arrive late, after a copy of the profile took the first one’s number, count once', async () => {
  const url = azurite.urlOf('late');
  const [ann] = await openTeam(url, 1);
  if (!ann) throw new Error('no member');
  const issued = [...(await ann.commit(name('first')))];
  await ann.exchange();
  const copy = await ann.copy();
  await copy.exchange();
  for (const text of ['a', 'b', 'c']) issued.push(...(await ann.commit(name(text))));
  issued.push(...(await copy.commit(name('copy’s'))));
  // Ann's block is on its way while the copy's commit is appended; it lands when she has read that.
  expect(await ann.exchange(['none', 'late'])).toMatchObject({ state: 'waiting' });
  expect(await copy.exchange()).toEqual({ state: 'shared' });
  expect(await ann.exchange()).toEqual({ state: 'shared' });
  await expectConverged(url, [ann, copy], issued, new Set());
  await closeTeam([ann, copy]);
});
