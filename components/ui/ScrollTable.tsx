import type { ComponentChildren } from 'preact';
import { ScrollRegion } from './ScrollRegion.tsx';
import s from './ScrollTable.module.css';
import { Table } from './Table.tsx';

interface ScrollTableProps {
  /** Of the region that scrolls. */
  label: string;
  columns: readonly string[];
  /** Columns as wide as each other, however long their texts. */
  even?: boolean;
  /** The last column takes half of it. */
  lastWide?: boolean;
  /** Rows, each of one `th` and its `td`. Where it is narrow, `data-label` stands before what a cell holds. */
  children: ComponentChildren;
}

/** Rows that scroll below their head. */
export function ScrollTable({ label, columns, even = false, lastWide = false, children }: ScrollTableProps) {
  return (
    <ScrollRegion class={s.scroller} aria-label={label}>
      <Table class={s.table} data-even={even} data-last={lastWide ? 'wide' : undefined}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
    </ScrollRegion>
  );
}
