import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createImport } from '../../lib/session/transfer-import.ts';
import { mappingStore } from '../../lib/session/transfer-mapping-store.ts';
import type { startImport } from '../../lib/transfer/import-client.ts';
import { ImportRefused } from '../../lib/transfer/import-refused.ts';
import { memorySession } from './memory-session.ts';

const HEADER = ['Kunde', 'Firma'];
const MAPPING = { kind: 'customers' as const, header: HEADER, to: ['CustomerId', 'CompanyName'] };
const FILE = new File(['x'], 'kunden.csv');

beforeEach(() => fakeBrowser.reset());

async function importing() {
  const start = vi.fn<typeof startImport>(async (_, { mappings = [] }) => {
    if (mappings.length === 0) throw new ImportRefused('columnsUnknown', {}, HEADER);
    return {
      kind: 'customers',
      rows: 1,
      unchanged: 0,
      problems: [],
      problemCount: 0,
      ignoredColumns: [],
      mappedHeader: HEADER,
      changes: [],
      counts: { added: 1, changed: 0, dropped: 0, fields: 0 },
      notes: [],
      confirm: async () => ({ state: 'empty' }),
      discard: vi.fn(),
    };
  });
  return { start, ...createImport(await memorySession(), { start, mappings: mappingStore }) };
}

describe('a file with unknown columns', () => {
  it('asks what they are, reads the file so, and remembers the answer', async () => {
    const { view, read, map } = await importing();
    await read(FILE);
    expect(view.value).toMatchObject({ state: 'mapping', mapping: { header: HEADER, to: ['', ''] } });
    await map(MAPPING);
    expect(view.value.state).toBe('review');
    const later = await importing();
    await later.read(FILE);
    expect(later.view.value.state).toBe('review');
    expect(later.start.mock.calls[0]?.[1].mappings).toEqual([MAPPING]);
  });

  it('refuses two columns for one field and remembers nothing', async () => {
    const { view, read, map, start } = await importing();
    await read(FILE);
    await map({ ...MAPPING, to: ['CustomerId', 'CustomerId'] });
    expect(view.value).toMatchObject({ state: 'mapping', problem: { code: 'mappedTwice', columns: 'Kunde, Firma' } });
    expect(start).toHaveBeenCalledTimes(1);
    expect(await mappingStore.read()).toEqual([]);
  });

  it('can be mapped again from the review, beginning with what was said', async () => {
    const { view, read, map, mapAgain } = await importing();
    await read(FILE);
    await map(MAPPING);
    await mapAgain();
    expect(view.value).toMatchObject({ state: 'mapping', mapping: MAPPING });
    await map({ ...MAPPING, to: ['CustomerId', ''] });
    expect(await mappingStore.read()).toEqual([{ ...MAPPING, to: ['CustomerId', ''] }]);
  });
});
