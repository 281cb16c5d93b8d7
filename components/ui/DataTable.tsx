import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import s from './DataTable.module.css';
import { SelectAllCell, SelectCell, type TableSelection } from './DataTableSelection.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ComponentChildren;
  /** Share of the width; 1 unless told. */
  grow?: number;
  /** `end` for numbers. */
  align?: 'start' | 'end';
  /** Narrow views drop 3 first, then 2; 1 always stays. */
  priority?: 1 | 2 | 3;
}

interface DataTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Enter or a click on the row. */
  onOpen: (row: Row) => void;
  /** Adds a first column of checkboxes; Space selects the active row. */
  selection?: TableSelection<Row>;
}

const ROW_HEIGHT = 44;

/** Where a key leads from `current` in a list of `count`; undefined when the key means nothing here. */
export function rowAfterKey(key: string, current: number, count: number, perPage: number): number | undefined {
  const last = count - 1;
  const steps: Record<string, number> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + perPage,
    PageUp: current - perPage,
    Home: 0,
    End: last,
  };
  const next = steps[key];
  return next === undefined || count === 0 ? undefined : Math.max(0, Math.min(last, next));
}

/** A grid of any length: only the rows in sight exist. Arrow keys, Page Up and Down, Home, End move; Enter opens, Space selects. */
export function DataTable<Row>({ label, columns, rows, rowKey, onOpen, selection }: DataTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const idPrefix = useId();
  const [current, setCurrent] = useState(0);
  const virtualizer = useVirtualRows({ count: rows.length, rowHeight: ROW_HEIGHT, scroller, headHeight: ROW_HEIGHT });
  const active = Math.min(current, rows.length - 1);
  const visible = virtualizer.getVirtualItems();

  function onKeyDown(event: KeyboardEvent) {
    const row = rows[active];
    const isOnGrid = event.target === event.currentTarget;
    if (event.key === 'Enter' && row !== undefined) return isOnGrid ? onOpen(row) : undefined;
    if (event.key === ' ' && selection && isOnGrid && row !== undefined) {
      event.preventDefault();
      return selection.onToggle(row);
    }
    const perPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const next = rowAfterKey(event.key, active, rows.length, perPage);
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    virtualizer.scrollToIndex(next);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a <table> cannot leave out the rows that are out of sight
    <div
      ref={scroller}
      class={s.table}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable={selection ? true : undefined}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={visible.some((item) => item.index === active) ? `${idPrefix}-${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      <HeaderRow columns={columns} selection={selection} />
      <div class={s.rows} style={{ blockSize: `${rows.length * ROW_HEIGHT}px` }}>
        {visible.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid, which names its active row
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its rows
            // biome-ignore lint/a11y/useSemanticElements: see the grid
            <div
              key={rowKey(row)}
              id={`${idPrefix}-${item.index}`}
              role="row"
              class={s.row}
              aria-rowindex={item.index + 2}
              aria-selected={selection?.isSelected(row)}
              data-active={item.index === active}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => {
                setCurrent(item.index);
                onOpen(row);
              }}
            >
              {selection && <SelectCell selection={selection} row={row} />}
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {column.cell(row)}
                </Cell>
              ))}
            </div>
          );
        })}
      </div>
    </div>
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
      data-align={column.align ?? 'start'}
      data-priority={column.priority ?? 1}
      style={{ flexGrow: column.grow ?? 1 }}
    >
      {children}
    </div>
  );
}

interface HeaderRowProps<Row> {
  columns: readonly Column<Row>[];
  selection: TableSelection<Row> | undefined;
}

function HeaderRow<Row>({ columns, selection }: HeaderRowProps<Row>) {
  return (
    <div class={s.head}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: headings are not for focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      <div role="row" class={s.headRow} aria-rowindex={1}>
        {selection && <SelectAllCell selection={selection} />}
        {columns.map((column) => (
          // biome-ignore lint/a11y/useFocusableInteractive: headings are not for focus
          // biome-ignore lint/a11y/useSemanticElements: see the grid
          <div
            key={column.key}
            role="columnheader"
            class={s.cell}
            data-align={column.align ?? 'start'}
            data-priority={column.priority ?? 1}
            style={{ flexGrow: column.grow ?? 1 }}
          >
            {column.header}
          </div>
        ))}
      </div>
    </div>
  );
}
