import { useCallback, useId, useRef, useState } from 'preact/hooks';
import s from './DataTable.module.css';
import { type Column, TableRow } from './DataTableRow.tsx';
import { SelectAllCell, type TableSelection } from './DataTableSelection.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';

interface DataTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
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
export function DataTable<Row>({ label, columns, rows, onOpen, selection }: DataTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const idPrefix = useId();
  const [current, setCurrent] = useState(0);
  const virtualizer = useVirtualRows({ count: rows.length, rowHeight: ROW_HEIGHT, scroller, headHeight: ROW_HEIGHT });
  const active = Math.min(current, rows.length - 1);
  const visible = virtualizer.getVirtualItems();
  /** Elements of rows that leave are taken over by those that come: making new ones keeps the garbage collector busy. */
  const slots = useRef(1);
  slots.current = Math.max(slots.current, visible.length);
  const openRow = useCallback(
    (index: number, row: Row) => {
      setCurrent(index);
      onOpen(row);
    },
    [onOpen],
  );
  /** The grid keeps the focus: in an element that another row takes over, Space would select that row. */
  const pickRow = useCallback((index: number) => {
    setCurrent(index);
    scroller.current?.focus({ preventScroll: true });
  }, []);

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
            <TableRow
              key={item.index % slots.current}
              row={row}
              index={item.index}
              id={`${idPrefix}-${item.index}`}
              start={item.start}
              isActive={item.index === active}
              columns={columns}
              selection={selection}
              onClick={openRow}
              onPick={pickRow}
            />
          );
        })}
      </div>
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
            title={column.header}
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
