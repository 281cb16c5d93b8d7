import { describe, expect, it, vi } from 'vitest';
import type { Customer } from '../../lib/directory/types.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { compareRows } from '../../lib/session/customer-order.ts';
import { createRowMaker } from '../../lib/session/customer-row.ts';
import { createRowsReader, inOrder, type RowsPart } from '../../lib/session/customer-rows.ts';
import { createRowsClient, type RowsWorker } from '../../lib/session/customer-rows-client.ts';
import type { FromRowsWorker } from '../../lib/session/rows-messages.ts';
import { sampleDirectory } from '../sample-data.ts';
import { memorySession, write } from './memory-session.ts';

const { customers, partners } = sampleDirectory({ customers: 300, seed: 3 });

async function stored(some: readonly Customer[]) {
  const session = await memorySession();
  await write(
    session.db,
    some.map((one) => diffCustomer(undefined, one)),
  );
  return { ...session, basis: { partners, today: session.today() } };
}

describe('reading the rows of all customers', () => {
  it('comes in parts, each with the order of all so far or of none, the last with that of all', async () => {
    const { db, basis, today } = await stored(customers);
    const parts: RowsPart[] = [];
    await createRowsReader(db)(basis, (part) => parts.push(part), new AbortController().signal);
    expect(parts.length).toBeGreaterThan(3);
    let come: RowsPart['rows'] = [];
    for (const { rows, order } of parts) {
      come = [...come, ...rows];
      if (order) expect(inOrder(come, order)).toEqual(come.toSorted(compareRows));
    }
    const toRow = createRowMaker({ partners }, today());
    expect(come.toSorted(compareRows)).toEqual(customers.map(toRow).sort(compareRows));
    expect([parts[0]?.order, parts.at(-1)?.order].every(Boolean)).toBe(true);
  });

  it('holds the list of the same supporters once', async () => {
    const { db, basis } = await stored(customers);
    const lists = new Set<readonly string[]>();
    const visit = ({ rows }: RowsPart) => {
      for (const { supporters } of rows) lists.add(supporters);
    };
    await createRowsReader(db)(basis, visit, new AbortController().signal);
    expect(lists.size).toBeLessThan(customers.length);
  });
});

type Fake = ReturnType<typeof fakeWorker>;

function fakeWorker() {
  const worker: RowsWorker = { postMessage: vi.fn(), terminate: vi.fn(), onmessage: null, onerror: null };
  const say = (data: FromRowsWorker) => worker.onmessage?.(new MessageEvent('message', { data }));
  return { worker, say };
}

describe('the worker that reads rows', () => {
  const basis = { partners, today: '2026-11-22' as never };
  const part: RowsPart = { rows: [], donePages: 1, totalPages: 1, damaged: 0 };

  it('is asked once, its parts are passed on, and it ends when it is done', async () => {
    const { worker, say } = fakeWorker();
    const visit = vi.fn();
    const reading = createRowsClient(() => worker)(basis, visit, new AbortController().signal);
    say({ type: 'part', part });
    say({ type: 'done' });
    await reading;
    expect(worker.postMessage).toHaveBeenCalledExactlyOnceWith(basis);
    expect(visit).toHaveBeenCalledExactlyOnceWith(part);
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  it.each<[string, (fake: Fake) => void]>([
    ['says why it failed', ({ say }) => say({ type: 'failed', reason: 'The disk is gone' })],
    ['crashes', ({ worker }) => worker.onerror?.({ message: 'The disk is gone' } as ErrorEvent)],
  ])('ends the reading with its reason when it %s', async (_, end) => {
    const fake = fakeWorker();
    const reading = createRowsClient(() => fake.worker)(basis, vi.fn(), new AbortController().signal);
    end(fake);
    await expect(reading).rejects.toThrow('The disk is gone');
    expect(fake.worker.terminate).toHaveBeenCalledOnce();
  });

  it('ends when nobody wants the rows any more', async () => {
    const { worker } = fakeWorker();
    const stop = new AbortController();
    const reading = createRowsClient(() => worker)(basis, vi.fn(), stop.signal);
    stop.abort(new Error('left'));
    await expect(reading).rejects.toThrow('left');
    expect(worker.terminate).toHaveBeenCalledOnce();
  });
});
