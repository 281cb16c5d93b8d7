import { expect, it, vi } from 'vitest';
import { getCustomer } from '../../lib/db/customers.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { customerDoc } from '../../lib/log/doc-id.ts';
import { isPending } from '../../lib/log/pending.ts';
import { createSettling } from '../../lib/session/conflict-settling.ts';
import { createHistory } from '../../lib/session/history.ts';
import { createHistoryExport } from '../../lib/session/history-export.ts';
import { createUndoAction } from '../../lib/session/history-undo-action.ts';
import { aCustomer, tenant } from '../fixtures/documents.ts';
import { until } from '../until.ts';
import { sharedSession } from './shared-session.ts';

const doc = customerDoc(tenant(1));
const creation = diffCustomer(undefined, aCustomer(1)) ?? { drop: doc };

/** Ben's customer is in the log, Ann's edit of it waits. */
async function waiting() {
  const team = await sharedSession();
  await team.pull(team.written('Ben', 0, [creation]));
  await team.edit({ put: doc, set: { notes: 'Anns' } });
  const history = createHistory(team.session);
  await until(() => expect(history.headers.value).toHaveLength(2));
  return { ...team, history };
}

const waits = (history: ReturnType<typeof createHistory>) =>
  history.headers.value.map(({ by, position }) => [by, isPending(position)]);

async function exported(session: Awaited<ReturnType<typeof waiting>>['session'], format: 'csv' | 'json') {
  const save = vi.fn<(file: Blob, name: string) => void>();
  await createHistoryExport(session, save).make(format, {});
  return (await save.mock.calls[0]?.[0].text()) ?? '';
}

it('a waiting change stands above all that is shared and is an ordinary one once it has arrived', async () => {
  const { history, pull, written, arrive } = await waiting();
  await pull(written('Ben', 1, [{ put: doc, set: { country: 'DE' } }]));
  await until(() =>
    expect(waits(history)).toEqual([
      ['Ann', true],
      ['Ben', false],
      ['Ben', false],
    ]),
  );
  await arrive();
  await until(() =>
    expect(waits(history)).toEqual([
      ['Ann', false],
      ['Ben', false],
      ['Ben', false],
    ]),
  );
  expect(history.headers.value[0]?.position).toBe(3);
});

it('a waiting change is undone through its review, also when it arrives while the review is open', async () => {
  const { session, db, history, arrive } = await waiting();
  await createUndoAction(session).undo(history.headers.value[0]?.position ?? 0);
  expect(session.review.view.value.state).toBe('reviewing');
  await arrive();
  await session.review.confirm();
  expect(session.review.view.value.state).toBe('done');
  expect(await getCustomer(db, tenant(1))).not.toHaveProperty('notes');
});

it.each([
  ['csv', /waiting/],
  ['json', /"waiting":true/],
] as const)('an exported history names no number that only waits (%s)', async (format, words) => {
  const { session, arrive } = await waiting();
  const before = await exported(session, format);
  expect(before).toMatch(words);
  expect(before).not.toContain('10995116277');
  await arrive();
  expect(await exported(session, format)).not.toMatch(words);
});

it('undoing a decision from the history opens the conflict again, also one that changed no field', async () => {
  const { session, db, history, pull, written, arrive } = await waiting();
  await pull(written('Ben', 1, [{ put: doc, set: { notes: 'Bens' } }]));
  await arrive();
  await until(() => expect(session.conflicts.value).toHaveLength(1));
  const [conflict] = session.conflicts.value;
  await createSettling(session).settle([`${conflict?.doc} ${conflict?.path}`], 'standing');
  await session.review.confirm();
  session.review.close();
  await until(() => expect(history.headers.value).toHaveLength(4));
  const position = history.headers.value[0]?.position ?? 0;
  expect((await history.read(position))?.settled).toEqual([{ doc, path: 'notes', isOpen: false }]);
  await createUndoAction(session).undo(position);
  expect(session.review.view.value).toMatchObject({
    reviewable: { notes: [{ key: 'changes.undo.reopens', params: { count: 1 } }] },
  });
  await session.review.confirm();
  expect(await db.count('conflicts')).toBe(1);
});
