/** What a cell says, and what is wrong with it: `problem.{code}` is a problem's message, `value` the part of the cell. */
export interface ParsedCell<T> {
  value: T;
  problems: readonly CellProblem[];
}

export interface CellProblem {
  code: string;
  value: string;
}
