import { expect, it, vi } from 'vitest';
import { announceCommitted } from '../../lib/db/watch.ts';
import { today } from '../../lib/today.ts';
import { memorySession } from './memory-session.ts';

it('reports a commit that it could not read', async () => {
  const reported = vi.spyOn(console, 'error').mockReturnValue();
  const session = await memorySession();
  session.db.close();
  announceCommitted(1);
  await vi.waitFor(() => expect(reported).toHaveBeenCalledWith(expect.any(String), expect.any(Error)));
  expect(session.head.value).toBe(0);
});

it('takes the day from the clock that everything else goes by', async () => {
  const session = await memorySession();
  expect(session.today).toBe(today);
});
