import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import s from './DataTable.module.css';
import { SelectCell, type TableSelection } from './DataTableSelection.tsx';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ComponentChildren;
  /** Share of the width; 1 unless told. */
  grow?: number;
  /** `end` for numbers. */
  align?: 'start' | 'end';
  /** What people wrote, in any script: each cell runs the way its own text does. */
  isData?: boolean;
  /** Narrow views drop 3 first, then 2; 1 always stays. */
  priority?: 1 | 2 | 3;
}

interface TableRowProps<Row> {
  row: Row;
  /** Counting from 0, over all rows. */
  index: number;
  id: string;
  /** CSS pixels from the top of all rows. */
  start: number;
  isActive: boolean;
  columns: readonly Column<Row>[];
  selection: TableSelection<Row> | undefined;
  onClick: (index: number, row: Row) => void;
  /** Something in the row was clicked that opens nothing. */
  onPick: (index: number) => void;
}

/** Drawn anew only when something of it changed: while the list scrolls, most rows just stay. */
export function TableRow<Row>(props: TableRowProps<Row>) {
  const { row, index, id, start, isActive, columns, selection, onClick, onPick } = props;
  const isSelected = selection?.isSelected(row);
  return useMemo(
    () => (
      // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid, which names its active row
      // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its rows
      // biome-ignore lint/a11y/useSemanticElements: see the grid
      <div
        id={id}
        role="row"
        class={s.row}
        aria-rowindex={index + 2}
        aria-selected={isSelected}
        data-active={isActive}
        style={{ transform: `translateY(${start}px)` }}
        onClick={() => onClick(index, row)}
      >
        {selection && <SelectCell selection={selection} row={row} onPick={() => onPick(index)} />}
        {columns.map((column) => (
          <Cell key={column.key} column={column}>
            {column.cell(row)}
          </Cell>
        ))}
      </div>
    ),
    [row, index, id, start, isActive, isSelected, columns, selection, onClick, onPick],
  );
}

interface CellProps<Row> {
  column: Column<Row>;
  children: ComponentChildren;
}

function Cell<Row>({ column, children }: CellProps<Row>) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid, which names its active row
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div
      role="gridcell"
      class={s.cell}
      dir={column.isData ? 'auto' : undefined}
      title={typeof children === 'string' ? children : undefined}
      data-align={column.align ?? 'start'}
      data-priority={column.priority ?? 1}
      style={{ flexGrow: column.grow ?? 1 }}
    >
      {children}
    </div>
  );
}
