import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ImportPanel } from '../../../components/transfer/ImportPanel.tsx';
import type { ImportPreview, ImportView } from '../../../lib/session/transfer-import.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const REVIEW: ImportPreview = {
  kind: 'customers',
  rows: 1_503,
  unchanged: 1_000,
  problems: [
    { row: 7, column: 'CustomerId', value: 'not-a-guid', code: 'tenantId' },
    { row: 9, code: 'somethingNew' },
  ],
  problemCount: 1_002,
  ignoredColumns: ['Colour', 'Shoe size'],
  changes: [{ doc: 'customer/00000001-00aa-4000-8000-000000000000', path: 'companyName', before: 'Old', after: 'New' }],
  counts: { added: 500, changed: 1, dropped: 0, fields: 1 },
  notes: [],
  confirm: async () => ({ state: 'empty' }),
  discard: () => undefined,
};

function show(view: ImportView, objection?: string) {
  const calls = { onFile: vi.fn(), onCancel: vi.fn(), onConfirm: vi.fn() };
  renderInEnglish(<ImportPanel title="Import" text="Text" view={view} objection={objection} {...calls} />);
  return calls;
}

const review = (change: Partial<ImportPreview> = {}): ImportView => ({
  state: 'review',
  name: 'customers.csv',
  review: { ...REVIEW, ...change },
  names: new Map(),
});

describe('choosing a file', () => {
  it('takes it from the input and empties the input, so that the same file can be chosen again', () => {
    const { onFile } = show({ state: 'idle' });
    const input = screen.getByLabelText('File to import');
    const file = new File(['x'], 'a.csv');
    fireEvent.change(input, { target: { files: [file] } });
    expect(onFile).toHaveBeenCalledWith(file);
    expect(input).toHaveProperty('value', '');
  });

  it('takes it dropped', () => {
    const { onFile } = show({ state: 'idle' });
    const file = new File(['x'], 'a.csv');
    const drop = Object.assign(new Event('drop', { bubbles: true }), { dataTransfer: { files: [file] } });
    fireEvent(screen.getByText(/drop it here/), drop);
    expect(onFile).toHaveBeenCalledWith(file);
  });
});

describe('reading a file', () => {
  it('shows how far it is and can be cancelled', () => {
    const { onCancel } = show({ state: 'working', name: 'a.csv', phase: 'reading', done: 1, total: 4 });
    expect(screen.getByRole('progressbar', { name: 'Reading a.csv' })).toHaveProperty('value', 1);
    expect(screen.getByLabelText('File to import')).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it('tells that a cancelled import wrote nothing', () => {
    show({ state: 'cancelled' });
    expect(screen.getByText(/Nothing was written/)).toBeTruthy();
  });

  it('says in words why a file is refused', () => {
    show({ state: 'refused', name: 'a.xlsx', code: 'notJson', params: {} });
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('not valid JSON');
    expect(alert.textContent).not.toContain('problem.');
  });
});

describe('the dry run', () => {
  it('counts what would be written and what would not', () => {
    show(review());
    const fact = (name: string) => screen.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent;
    expect(['Rows read', 'Added', 'Changed', 'Unchanged', 'Problems'].map(fact)).toEqual([
      '1,503',
      '500',
      '1',
      '1,000',
      '1,002',
    ]);
  });

  it('names row, column, value and reason of each problem, and how many are not listed', () => {
    show(review());
    const [, first, second] = within(screen.getByRole('region', { name: '1,002 problems' })).getAllByRole('row');
    expect(first?.textContent).toMatch(/^7CustomerIdnot-a-guid.{10,}$/);
    expect(first?.textContent).not.toContain('problem.');
    expect(second?.textContent).toBe('9problem.somethingNew');
    expect(screen.getByText('1,000 more problems are not shown.')).toBeTruthy();
  });

  it('names the columns that are ignored', () => {
    show(review());
    expect(screen.getByText(/Colour, Shoe size/)).toBeTruthy();
  });

  it('shows fields before and after, and what is not listed', () => {
    show(review());
    const table = screen.getByRole('table', { name: 'New' });
    expect(within(table).getByText('Old')).toBeTruthy();
    expect(screen.getByText('500 more records are changed but not listed here.')).toBeTruthy();
  });

  it('warns of designations that do not hold, with the reasons', () => {
    const note = (key: string, count: number) => ({ level: 'warning' as const, key, params: { count } });
    show(review({ notes: [note('transfer.note.doubtful', 3), note('bulk.note.relationshipEnded', 2)] }));
    const reason = screen.getByRole('listitem');
    expect(reason.textContent).toBe('2: the relationship has ended.');
    expect(reason.closest('[data-level=warning]')?.textContent).toMatch(/^3 designations would be written/);
  });

  it('takes the focus, since the file input is gone', () => {
    show(review());
    expect(document.activeElement?.textContent).toBe('What customers.csv would change');
  });

  it('is confirmed or discarded', () => {
    const { onConfirm, onCancel } = show(review());
    fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect([onConfirm, onCancel].map((call) => call.mock.calls.length)).toEqual([1, 1]);
  });

  it.each([
    ['the directory holds it all', { problemCount: 0, problems: [] }, /already holds everything/],
    ['no row is valid', {}, /no row of this file/],
  ])('offers no Confirm when %s', (_, change, text) => {
    show(review({ ...change, changes: [], counts: { added: 0, changed: 0, dropped: 0, fields: 0 } }));
    expect(screen.queryByRole('button', { name: 'Confirm' })).toBeNull();
    expect(screen.getByText(text)).toBeTruthy();
  });

  it('offers no Confirm for a file that is not wanted here', () => {
    show(review(), 'For partners only');
    expect(screen.queryByRole('button', { name: 'Confirm' })).toBeNull();
    expect(screen.getByRole('alert').textContent).toBe('For partners only');
  });
});
