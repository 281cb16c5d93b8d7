/** What is wrong with one row; `problem.{code}` is its message. */
export interface RowProblem {
  /** As a spreadsheet shows it: the header is row 1. In JSON: the place in its list, from 1. */
  row: number;
  /** The column's header; in JSON the path. */
  column?: string;
  /** The cell, cut to 80 characters. */
  value?: string;
  code: string;
}

export interface ProblemList {
  /** The first 1,000. */
  readonly kept: RowProblem[];
  /** All of them. */
  readonly count: number;
  add(row: number, code: string, column?: string, value?: string): void;
}

const MAX_KEPT = 1_000;
const MAX_VALUE = 80;

/** Keeps the first problems and counts the rest, so that a file of nothing but bad rows stays small. */
export function createProblemList(): ProblemList {
  const kept: RowProblem[] = [];
  let count = 0;
  return {
    kept,
    get count() {
      return count;
    },
    add(row, code, column, value) {
      count += 1;
      if (kept.length < MAX_KEPT) kept.push(toProblem(row, code, column, value));
    },
  };
}

function toProblem(row: number, code: string, column?: string, value?: string): RowProblem {
  const shown = value && [...value.slice(0, MAX_VALUE * 2)].slice(0, MAX_VALUE).join('');
  return { row, code, ...(column ? { column } : {}), ...(shown ? { value: shown } : {}) };
}
