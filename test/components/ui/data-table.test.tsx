import { signal } from '@preact/signals';
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DataTable, rowAfterKey } from '../../../components/ui/DataTable.tsx';
import type { Column } from '../../../components/ui/DataTableRow.tsx';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

interface Row {
  id: number;
}

const ROWS = Array.from({ length: 100_000 }, (_, id) => ({ id }));
const COLUMNS: Column<Row>[] = [{ key: 'id', header: 'Number', cell: ({ id }) => `Row ${id}` }];

function show(rows: Row[]) {
  const onOpen = vi.fn();
  renderInEnglish(<DataTable label="Numbers" columns={COLUMNS} rows={rows} onOpen={onOpen} />);
  return { onOpen, grid: screen.getByRole('grid', { name: 'Numbers' }) };
}

describe('a table of 100,000 rows', () => {
  it('draws only those in sight and says how many there are', () => {
    const { grid } = show(ROWS);
    const drawn = screen.getAllByRole('row').length;
    expect(drawn).toBeGreaterThan(5);
    expect(drawn).toBeLessThan(60);
    expect(grid.getAttribute('aria-rowcount')).toBe('100001');
  });

  it('names its active row, moves it by key and opens it with Enter', () => {
    const { grid, onOpen } = show(ROWS);
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toBe('Row 2');
    fireEvent.keyDown(grid, { key: 'Enter' });
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(ROWS[2]);
  });

  it('opens the row that is clicked', () => {
    const { onOpen } = show(ROWS);
    fireEvent.click(screen.getByText('Row 3'));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(ROWS[3]);
  });

  it('draws the rows that come into sight in their order, each once', async () => {
    const { grid } = show(ROWS);
    for (const scrollTop of [440, 4_400_000 - 600, 44 * 5000 + 7]) {
      grid.scrollTop = scrollTop;
      fireEvent.scroll(grid);
      const first = Math.floor(scrollTop / 44);
      await expect.poll(() => screen.queryByText(`Row ${first + 1}`)).not.toBeNull();
      const drawn = screen.getAllByRole('gridcell').map(({ textContent }) => Number(textContent?.slice(4)));
      expect(drawn).toEqual(Array.from(drawn, (_, at) => (drawn[0] ?? 0) + at));
      const rows = screen.getAllByRole('row').slice(1);
      expect(rows.map((row) => Number(row.getAttribute('aria-rowindex')))).toEqual(drawn.map((row) => row + 2));
    }
  });

  it('has nothing to open when it is empty', () => {
    const { grid, onOpen } = show([]);
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'Enter' });
    expect(onOpen).not.toHaveBeenCalled();
  });
});

describe('a table with a selection', () => {
  function showSelectable() {
    const calls = { onOpen: vi.fn(), onToggle: vi.fn(), onToggleAll: vi.fn() };
    renderInEnglish(
      <DataTable
        label="Numbers"
        columns={COLUMNS}
        rows={ROWS}
        onOpen={calls.onOpen}
        selection={{
          ...calls,
          isSelected: ({ id }) => id === 1,
          state: 'some',
          allLabel: 'Select all',
          labelOf: ({ id }) => `Select ${id}`,
        }}
      />,
    );
    return calls;
  }

  it('selects by checkbox without opening the row', () => {
    const { onToggle, onOpen } = showSelectable();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select 3' }));
    expect(onToggle).toHaveBeenCalledExactlyOnceWith(ROWS[3]);
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('goes on with Space from the row whose checkbox was clicked, though its element be another row’s by then', async () => {
    const { onToggle } = showSelectable();
    const grid = screen.getByRole('grid', { name: 'Numbers' });
    const checkbox = screen.getByRole('checkbox', { name: 'Select 3' });
    checkbox.focus();
    fireEvent.click(checkbox);
    grid.scrollTop = 44 * 5000;
    fireEvent.scroll(grid);
    await expect.poll(() => screen.queryByText('Row 5001')).not.toBeNull();
    expect(document.activeElement).toBe(grid);
    fireEvent.keyDown(grid, { key: ' ' });
    expect(onToggle.mock.calls).toEqual([[ROWS[3]], [ROWS[3]]]);
  });

  it('selects the active row with Space, and all of them in the heading', () => {
    const { onToggle, onToggleAll } = showSelectable();
    const grid = screen.getByRole('grid', { name: 'Numbers' });
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: ' ' });
    expect(onToggle).toHaveBeenCalledExactlyOnceWith(ROWS[1]);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all' }));
    expect(onToggleAll).toHaveBeenCalledOnce();
  });

  it('says which rows are selected', () => {
    showSelectable();
    const selected = screen.getAllByRole('row').filter((row) => row.getAttribute('aria-selected') === 'true');
    expect(selected.map(({ textContent }) => textContent)).toEqual(['Row 1']);
  });

  it('shows at once what is selected after it was drawn', async () => {
    const chosen = signal(1);
    const isSelected = ({ id }: Row) => id === chosen.value;
    const quiet = { onToggle: () => undefined, onToggleAll: () => undefined, state: 'some' as const };
    const selection = { ...quiet, isSelected, allLabel: 'Select all', labelOf: ({ id }: Row) => `Select ${id}` };
    renderInEnglish(<DataTable label="Numbers" columns={COLUMNS} rows={ROWS} onOpen={vi.fn()} selection={selection} />);
    chosen.value = 2;
    await expect
      .poll(() => screen.getAllByRole('row', { selected: true }).map((row) => row.textContent))
      .toEqual(['Row 2']);
    expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(1);
  });

  it('leaves Space and Enter on a checkbox to the checkbox', () => {
    const { onToggle, onOpen } = showSelectable();
    fireEvent.keyDown(screen.getByRole('checkbox', { name: 'Select all' }), { key: ' ' });
    fireEvent.keyDown(screen.getByRole('checkbox', { name: 'Select all' }), { key: 'Enter' });
    expect(onToggle).not.toHaveBeenCalled();
    expect(onOpen).not.toHaveBeenCalled();
  });
});

describe('the row after a key', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['PageDown', 3, 8],
    ['PageUp', 3, 0],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['a', 5, undefined],
  ])('%s from %i', (key, current, expected) => {
    expect(rowAfterKey(key, current, 10, 5)).toBe(expected);
  });
});
