import { describe, expect, it, vi } from 'vitest';
import type { CommitOutcome } from '../../lib/db/commit.ts';
import { createImport, type ImportPreview } from '../../lib/session/transfer-import.ts';
import type { startImport } from '../../lib/transfer/import-client.ts';
import { ImportRefused } from '../../lib/transfer/import-refused.ts';
import { until } from '../until.ts';
import { memorySession } from './memory-session.ts';

const FILE = new File(['x'], 'customers.csv');

const reviewOf = (change: Partial<ImportPreview> = {}): ImportPreview => ({
  kind: 'customers',
  rows: 2,
  unchanged: 0,
  problems: [],
  problemCount: 0,
  ignoredColumns: [],
  changes: [],
  counts: { added: 1, changed: 0, dropped: 0, fields: 0 },
  notes: [],
  confirm: async (): Promise<CommitOutcome> => ({ state: 'written', position: 1 }),
  discard: vi.fn(),
  ...change,
});

async function importing(start: typeof startImport, onWritten = vi.fn()) {
  const session = await memorySession('Ann');
  return { session, onWritten, ...createImport(session, { start, onWritten }) };
}

describe('an import', () => {
  it('is shown for review before anything is written, then handed to the dialog that writes it', async () => {
    const review = reviewOf();
    const { view, read, confirm, session } = await importing(async () => review);
    await read(FILE);
    expect(view.value).toMatchObject({ state: 'review', name: 'customers.csv', review });
    expect(session.review.view.value.state).toBe('closed');
    await confirm();
    expect(session.review.view.value).toMatchObject({ state: 'done', position: 1 });
    expect(view.value.state).toBe('idle');
  });

  it('is written to its end though the page that read it is left, or another file is read', async () => {
    const held = Promise.withResolvers<CommitOutcome>();
    const review = reviewOf({ confirm: () => held.promise });
    const next = reviewOf();
    const start = vi.fn<typeof startImport>(async () => next).mockResolvedValueOnce(review);
    const { read, confirm, cancel, session, view } = await importing(start);
    await read(FILE);
    const writing = confirm();
    expect(view.value.state).toBe('idle');
    cancel();
    await read(FILE);
    expect(review.discard).not.toHaveBeenCalled();
    held.resolve({ state: 'written', position: 1 });
    await writing;
    expect(session.review.view.value).toMatchObject({ state: 'done', position: 1 });
    expect(view.value).toMatchObject({ state: 'review', review: next });
  });

  it('stays where it was while the dialog writes something else', async () => {
    const review = reviewOf();
    const { read, confirm, session, view } = await importing(async () => review);
    session.review.open(reviewOf({ confirm: () => new Promise(() => undefined) }));
    void session.review.confirm();
    await read(FILE);
    await confirm();
    expect(view.value).toMatchObject({ state: 'review', review });
    expect(review.discard).not.toHaveBeenCalled();
  });

  it('is made in the name of the author', async () => {
    const start = vi.fn<typeof startImport>(async () => reviewOf());
    const { read } = await importing(start);
    await read(FILE);
    expect(start.mock.calls[0]?.[1]).toMatchObject({ by: 'Ann' });
  });

  it('tells when what was imported stands', async () => {
    const { read, confirm, session, onWritten } = await importing(async () => reviewOf());
    await read(FILE);
    await confirm();
    expect(onWritten).not.toHaveBeenCalled();
    session.review.close();
    expect(onWritten).toHaveBeenCalledOnce();
  });

  it('shows how far it is', async () => {
    const { read, view } = await importing(async (_file, { onProgress }) => {
      onProgress?.({ phase: 'comparing', done: 1, total: 4 });
      return new Promise(() => undefined);
    });
    void read(FILE);
    expect(view.value).toEqual({ state: 'working', name: 'customers.csv', phase: 'comparing', done: 1, total: 4 });
  });

  it('stops reading when cancelled, and what still arrives is let go', async () => {
    const review = reviewOf();
    const arrival = Promise.withResolvers<ImportPreview>();
    let stop: AbortSignal | undefined;
    const { read, view, cancel } = await importing((_file, { signal }) => {
      stop = signal;
      return arrival.promise;
    });
    const reading = read(FILE);
    cancel();
    expect(stop?.aborted).toBe(true);
    expect(view.value).toEqual({ state: 'cancelled' });
    arrival.resolve(review);
    await reading;
    expect(review.discard).toHaveBeenCalledOnce();
    expect(view.value).toEqual({ state: 'cancelled' });
  });

  it('lets go of a review that is cancelled', async () => {
    const review = reviewOf();
    const { read, view, cancel } = await importing(async () => review);
    await read(FILE);
    cancel();
    expect(review.discard).toHaveBeenCalledOnce();
    expect(view.value).toEqual({ state: 'idle' });
  });

  it.each([
    [
      'a file that is refused',
      new ImportRefused('tooBig', { size: 9 }),
      { state: 'refused', code: 'tooBig', params: { size: 9 } },
    ],
    ['a fault', new Error('disk'), { state: 'failed', reason: 'disk' }],
  ])('shows %s by its reason', async (_, fault, expected) => {
    const { read, view } = await importing(async () => Promise.reject(fault));
    await read(FILE);
    expect(view.value).toMatchObject({ name: 'customers.csv', ...expected });
  });
});

describe('an import whose directory moved on meanwhile', () => {
  it('compares the same file anew', async () => {
    const start = vi.fn<typeof startImport>(async () =>
      reviewOf({ confirm: async () => ({ state: 'stale', docs: ['workspace'] }) }),
    );
    const { read, confirm, session, view } = await importing(start);
    await read(FILE);
    await confirm();
    expect(session.review.view.value.state).toBe('stale');
    session.review.options.value.again?.();
    await until(() => expect(view.value.state).toBe('review'));
    expect(session.review.view.value.state).toBe('closed');
    expect(start.mock.calls.map(([file]) => file)).toEqual([FILE, FILE]);
  });
});
