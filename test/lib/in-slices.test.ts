import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inSlices, runInSlices } from '../../lib/in-slices.ts';

/** Each takes a quarter of a slice. */
function* work(count: number): Generator<undefined, number> {
  for (let n = 0; n < count; n++) {
    clock += 2;
    yield undefined;
  }
  return count;
}

async function takeAll(count: number, signal?: AbortSignal): Promise<number> {
  let taken = 0;
  for await (const _ of inSlices(work(count), signal)) taken += 1;
  return taken;
}

let clock = 0;
let turns = 0;

beforeEach(() => {
  [clock, turns] = [0, 0];
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  vi.stubGlobal('scheduler', { postTask: async () => void turns++ });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe.each([
  ['taking items', takeAll],
  ['running steps', (count: number, signal?: AbortSignal) => runInSlices(work(count), signal)],
])('%s', (_, run) => {
  it('gives way once a slice is over, and comes to the end', async () => {
    expect(await run(10)).toBe(10);
    expect(turns).toBe(2);
  });

  it('does not give way within a slice', async () => {
    expect(await run(3)).toBe(3);
    expect(turns).toBe(0);
  });

  it('ends with the reason for which it was cancelled', async () => {
    await expect(run(10, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(clock).toBe(8);
  });

  it('gives way without `scheduler.postTask` too', async () => {
    vi.stubGlobal('scheduler', {});
    expect(await run(10)).toBe(10);
  });
});
