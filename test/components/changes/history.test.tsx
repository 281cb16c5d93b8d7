import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HistoryPage } from '../../../components/changes/HistoryPage.tsx';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const HEADERS = [
  { position: 2, by: 'Ann', at: '2026-11-22T09:00:00.000Z', source: 'import' as const, docs: 500 },
  { position: 1, by: '', at: 'yesterday', source: 'setup' as const, docs: 1 },
];
const DETAILS = {
  changes: [{ doc: 'customer/x' as const, path: 'companyName', before: 'Old', after: 'New' }],
  fields: 3,
  settled: [],
  names: new Map([['x', 'Contoso']]),
};

function show(change: Partial<Parameters<typeof HistoryPage>[0]> = {}) {
  const calls = { onMore: vi.fn(), onRead: vi.fn(async () => DETAILS), onUndo: vi.fn() };
  renderInEnglish(<HistoryPage headers={HEADERS} state="end" undo={{ state: 'idle' }} {...calls} {...change} />);
  return calls;
}

describe('the list of changes', () => {
  it('names author, source, size and time', () => {
    show();
    const [first, second] = screen.getAllByRole('listitem');
    expect(first?.textContent).toMatch(/Ann.*Import.*500 records.*2026.*#2/);
    expect(second?.textContent).toMatch(/Someone.*Setup.*1 record .*yesterday.*#1/);
  });

  it('says that a change waits to be shared, and nowhere the number that it has until then', async () => {
    const { onUndo } = show({ headers: [{ position: 2 ** 40 + 7, by: 'Ann', at: 'today', source: 'edit', docs: 0 }] });
    expect(screen.getByRole('listitem').textContent).toMatch(/Ann.*Edit.*Waiting to be shared.*No record changed/);
    fireEvent.click(screen.getByRole('button', { name: 'Show what changed, waiting to be shared' }));
    await screen.findByRole('table', { name: 'Contoso' });
    expect(document.body.innerHTML).not.toMatch(/1099511627783|1,099,511,627,783/);
    fireEvent.click(screen.getByRole('button', { name: 'Undo the change that waits to be shared' }));
    expect(onUndo).toHaveBeenCalledExactlyOnceWith(2 ** 40 + 7);
  });

  it('tells which conflicts a change settled', async () => {
    const settled = [
      { doc: 'customer/x' as const, path: 'companyName', isOpen: false },
      { doc: 'customer/x' as const, isOpen: true },
    ];
    show({ onRead: async () => ({ ...DETAILS, changes: [], fields: 0, settled }) });
    fireEvent.click(screen.getByRole('button', { name: 'Show what changed in #2' }));
    expect(await screen.findByText('Conflict settled: Contoso: Company name')).toBeTruthy();
    expect(screen.getByText('Conflict open again: Contoso')).toBeTruthy();
  });

  it('reads the fields of a change when it is opened, and only then', async () => {
    const { onRead } = show();
    expect(onRead).not.toHaveBeenCalled();
    const toggle = screen.getByRole('button', { name: 'Show what changed in #2' });
    fireEvent.click(toggle);
    const table = await screen.findByRole('table', { name: 'Contoso' });
    expect(within(table).getByText('New')).toBeTruthy();
    expect(screen.getByText('2 more fields are not shown.')).toBeTruthy();
    expect(onRead).toHaveBeenCalledExactlyOnceWith(2);
    fireEvent.click(toggle);
    expect(screen.queryByRole('table')).toBeNull();
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
  });

  it('says when the details are no longer kept', async () => {
    show({ onRead: async () => undefined });
    fireEvent.click(screen.getByRole('button', { name: 'Show what changed in #1' }));
    expect(await screen.findByText('The details of this change are no longer kept.')).toBeTruthy();
  });

  it('undoes the change it stands beside', () => {
    const { onUndo } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Undo change #1' }));
    expect(onUndo).toHaveBeenCalledExactlyOnceWith(1);
  });

  it.each([
    ['an undo that is being prepared', { state: 'preparing', position: 2 } as const, 'Preparing to undo change #2…'],
    ['an undo with nothing left to take back', { state: 'nothing' } as const, /Nothing is left to undo/],
    ['an undo that failed', { state: 'failed', reason: 'disk' } as const, /disk/],
  ])('tells of %s', (_, undo, text) => {
    show({ undo });
    expect(screen.getByText(text)).toBeTruthy();
  });

  it.each([
    ['more', true],
    ['end', false],
    ['reading', false],
  ] as const)('in state %s offers more: %s', (state, offered) => {
    show({ state });
    expect(screen.queryByRole('button', { name: 'Load more' }) !== null).toBe(offered);
  });

  it('is empty only once it was read to its end', () => {
    show({ headers: [], state: 'reading' });
    expect(screen.queryByText('Nothing has been changed yet')).toBeNull();
    cleanup();
    show({ headers: [], state: 'end' });
    expect(screen.getByText('Nothing has been changed yet')).toBeTruthy();
  });
});
