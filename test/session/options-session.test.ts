import { expect, it, vi } from 'vitest';
import { announceCommitted } from '../../lib/db/watch.ts';
import { diffPartner } from '../../lib/log/diff.ts';
import { eraseDirectory } from '../../lib/session/setup-erase.ts';
import { today } from '../../lib/today.ts';
import { aPartner } from '../fixtures/documents.ts';
import { until } from '../until.ts';
import { memorySession, write } from './memory-session.ts';

it('reports a commit that it could not read', async () => {
  const reported = vi.spyOn(console, 'error').mockReturnValue();
  const session = await memorySession();
  session.db.close();
  announceCommitted(1);
  await until(() => expect(reported).toHaveBeenCalledWith(expect.any(String), expect.any(Error)));
  expect(session.head.value).toBe(0);
});

it('goes back to the beginning with a directory that another page erased', async () => {
  const session = await memorySession();
  await write(session.db, [diffPartner(undefined, aPartner(1))]);
  await expect.poll(() => [session.head.value, session.partners.value.length]).toEqual([1, 1]);
  await eraseDirectory(session.db);
  await expect.poll(() => [session.head.value, session.partners.value.length]).toEqual([0, 0]);
});

it('takes the day from the clock that everything else goes by', async () => {
  const session = await memorySession();
  expect(session.today).toBe(today);
});
