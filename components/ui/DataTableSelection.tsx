import s from './DataTable.module.css';

/** Which rows of a table are selected. */
export interface TableSelection<Row> {
  isSelected: (row: Row) => boolean;
  onToggle: (row: Row) => void;
  /** Of all rows, those out of sight too. */
  state: 'none' | 'some' | 'all';
  onToggleAll: () => void;
  /** Accessible name of the checkbox for all. */
  allLabel: string;
  /** Accessible name of a row's checkbox. */
  labelOf: (row: Row) => string;
}

interface SelectCellProps<Row> {
  selection: TableSelection<Row>;
  row: Row;
  /** The row is the active one from now on. */
  onPick: () => void;
}

/** The checkbox is for the mouse; with the keyboard the grid selects its active row. A click beside it opens nothing. */
export function SelectCell<Row>({ selection, row, onPick }: SelectCellProps<Row>) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid, which names its active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its rows
    // biome-ignore lint/a11y/useSemanticElements: a <table> cannot leave out the rows that are out of sight
    <div
      role="gridcell"
      class={s.select}
      onClick={(event) => {
        event.stopPropagation();
        onPick();
      }}
    >
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={selection.labelOf(row)}
        checked={selection.isSelected(row)}
        onChange={() => selection.onToggle(row)}
      />
    </div>
  );
}

export function SelectAllCell<Row>({ selection }: Pick<SelectCellProps<Row>, 'selection'>) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the checkbox inside has the focus
    // biome-ignore lint/a11y/useSemanticElements: a <table> cannot leave out the rows that are out of sight
    <div role="columnheader" class={s.select}>
      <input
        type="checkbox"
        aria-label={selection.allLabel}
        checked={selection.state === 'all'}
        indeterminate={selection.state === 'some'}
        onChange={selection.onToggleAll}
      />
    </div>
  );
}
