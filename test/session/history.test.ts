import { describe, expect, it } from 'vitest';
import { getCustomer } from '../../lib/db/customers.ts';
import { diffCustomer, dropCustomer } from '../../lib/log/diff.ts';
import { customerDoc } from '../../lib/log/doc-id.ts';
import { createHistory } from '../../lib/session/history.ts';
import { createUndoAction } from '../../lib/session/history-undo-action.ts';
import { aCustomer } from '../fixtures/documents.ts';
import { until } from '../until.ts';
import { memorySession, write } from './memory-session.ts';

const before = aCustomer(1, { country: 'DE' });
const { country: _, ...withoutCountry } = before;
const after = { ...withoutCountry, companyName: 'Renamed' };

async function renamed() {
  const session = await memorySession();
  await write(session.db, [diffCustomer(undefined, before)], 'import');
  await write(session.db, [diffCustomer(before, after)]);
  await until(() => expect(session.head.value).toBe(2));
  return session;
}

async function historyOf(session: Awaited<ReturnType<typeof memorySession>>) {
  const history = createHistory(session);
  await until(() => expect(history.state.value).toBe('end'));
  return history;
}

describe('the history', () => {
  it('lists commits newest first and grows at the top', async () => {
    const session = await renamed();
    const history = await historyOf(session);
    expect(history.headers.value.map(({ position, source }) => [position, source])).toEqual([
      [2, 'edit'],
      [1, 'import'],
    ]);
    await write(session.db, [dropCustomer(before.tenantId)]);
    await until(() => expect(history.headers.value.map(({ position }) => position)).toEqual([3, 2, 1]));
  });

  it('reads page by page to the end', async () => {
    const session = await memorySession();
    for (let n = 1; n <= 60; n += 1) await write(session.db, [diffCustomer(undefined, aCustomer(n))]);
    await until(() => expect(session.head.value).toBe(60));
    const history = createHistory(session);
    await until(() => expect(history.state.value).toBe('more'));
    expect(history.headers.value).toHaveLength(50);
    await history.readMore();
    expect(history.headers.value.map(({ position }) => position)).toEqual(Array.from({ length: 60 }, (_, n) => 60 - n));
    expect(history.state.value).toBe('end');
  });

  it('shows an edit as before → after, an emptied field without an after', async () => {
    const history = await historyOf(await renamed());
    const read = await history.read(2);
    const doc = customerDoc(before.tenantId);
    expect(read?.changes).toHaveLength(2);
    expect(read?.changes).toEqual(
      expect.arrayContaining([
        { doc, path: 'companyName', before: 'Customer 1', after: 'Renamed' },
        { doc, path: 'country', before: 'DE' },
      ]),
    );
    expect(read?.names.get(before.tenantId)).toBe('Renamed');
  });

  it('shows an added document by what it holds and a dropped one by what it held', async () => {
    const session = await renamed();
    await write(session.db, [dropCustomer(before.tenantId)]);
    const history = await historyOf(session);
    const added = await history.read(1);
    const dropped = await history.read(3);
    const name = (path: string) => path === 'companyName';
    expect(added?.changes.find(({ path }) => name(path))).toMatchObject({ after: 'Customer 1' });
    expect(added?.changes.every((change) => !('before' in change))).toBe(true);
    expect(dropped?.changes.find(({ path }) => name(path))).toMatchObject({ before: 'Renamed' });
    expect(dropped?.changes.every((change) => !('after' in change))).toBe(true);
  });

  it('shows the first 200 fields and counts the rest', async () => {
    const session = await memorySession();
    const many = Array.from({ length: 80 }, (_, n) => diffCustomer(undefined, aCustomer(n + 1)));
    await write(session.db, many, 'import');
    const read = await (await historyOf(session)).read(1);
    expect(read?.changes).toHaveLength(200);
    expect(read?.fields).toBe(80 * 5);
  });
});

describe('undoing from the history', () => {
  it('goes through the review and brings back what was there', async () => {
    const session = await renamed();
    await createUndoAction(session).undo(2);
    const view = session.review.view.value;
    expect(view).toMatchObject({ state: 'reviewing', reviewable: { notes: [], counts: { changed: 1 } } });
    await session.review.confirm();
    expect(await getCustomer(session.db, before.tenantId)).toEqual(before);
  });

  it('warns of fields that were changed again since', async () => {
    const session = await renamed();
    await write(session.db, [diffCustomer(after, { ...after, companyName: 'Once more' })]);
    await createUndoAction(session).undo(2);
    expect(session.review.view.value).toMatchObject({
      reviewable: { notes: [{ level: 'warning', key: 'changes.undo.collisions', params: { count: 1 } }] },
    });
  });

  it('says so when nothing is left to take back', async () => {
    const session = await renamed();
    await write(session.db, [dropCustomer(before.tenantId)]);
    const action = createUndoAction(session);
    await action.undo(2);
    expect(action.view.value).toEqual({ state: 'nothing' });
    expect(session.review.view.value).toEqual({ state: 'closed' });
  });
});
