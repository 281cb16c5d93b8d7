import { afterEach, describe, expect, it } from 'vitest';
import { getHead } from '../../lib/db/history.ts';
import { openDb } from '../../lib/db/open.ts';
import type { Reviewable } from '../../lib/session/reviewable.ts';
import { type ImportWorker, startImport } from '../../lib/transfer/import-client.ts';
import type { FromWorker } from '../../lib/transfer/import-messages.ts';
import type { ImportProgress } from '../../lib/transfer/import-review.ts';
import { createImportServer } from '../../lib/transfer/serve-import.ts';
import { quiet } from './import-file.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const csv = (...rows: string[]) => new File([['CustomerId,CompanyName', ...rows].join('\n')], 'customers.csv');
let names = 0;

/** The worker's own code on this thread, behind the same interface. */
function workerHere(): ImportWorker & { ended: boolean } {
  const events = new EventTarget();
  const answer = createImportServer((data: FromWorker) => {
    if (!worker.ended) events.dispatchEvent(new MessageEvent('message', { data }));
  });
  const worker = {
    ended: false,
    postMessage: (message: Parameters<typeof answer>[0]) => void answer(message),
    addEventListener: events.addEventListener.bind(events) as ImportWorker['addEventListener'],
    terminate: () => {
      worker.ended = true;
    },
  };
  return worker;
}

function setUp() {
  names += 1;
  const dbName = `import-client-${names}`;
  const worker = workerHere();
  return { worker, dbName, options: { by: 'Kim', today: quiet.today, dbName }, start: () => worker };
}

const headOf = async (dbName: string) => {
  const db = await openDb(dbName);
  const head = await getHead(db);
  db.close();
  return head;
};

describe('startImport', () => {
  let progress: ImportProgress[] = [];
  afterEach(() => {
    progress = [];
  });

  it('reviews first and writes only when confirmed', async () => {
    const { worker, dbName, options, start } = setUp();
    const review: Reviewable = await startImport(
      csv(`${ID},Coho`),
      { ...options, onProgress: (step) => progress.push(step) },
      start,
    );
    expect(review.counts).toMatchObject({ added: 1 });
    expect(await headOf(dbName)).toBe(0);
    expect(await review.confirm()).toEqual({ state: 'written', position: 1 });
    expect(await headOf(dbName)).toBe(1);
    expect(new Set(progress.map(({ phase }) => phase))).toEqual(new Set(['reading', 'comparing', 'writing']));
    expect(worker.ended).toBe(true);
  });

  it('writes nothing when discarded', async () => {
    const { worker, dbName, options, start } = setUp();
    const review = await startImport(csv(`${ID},Coho`), options, start);
    review.discard();
    expect(worker.ended).toBe(true);
    expect(await headOf(dbName)).toBe(0);
  });

  it('refuses a file with the code of the reason, and ends the worker', async () => {
    const { worker, options, start } = setUp();
    await expect(startImport(new File(['<!doctype html>'], 'a.csv'), options, start)).rejects.toMatchObject({
      name: 'ImportRefused',
      code: 'fileIsWebPage',
    });
    expect(worker.ended).toBe(true);
  });

  it('rejects with the reason of the signal when cancelled, and ends the worker', async () => {
    const { worker, options, start } = setUp();
    const stop = new AbortController();
    const reading = startImport(csv(`${ID},Coho`), { ...options, signal: stop.signal }, start);
    stop.abort(new Error('cancelled'));
    await expect(reading).rejects.toThrow('cancelled');
    expect(worker.ended).toBe(true);
  });
});
