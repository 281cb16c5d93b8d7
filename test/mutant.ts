/** A fault put into the code, and the test that must notice it. */
export interface Mutant {
  name: string;
  file: string;
  /** What stands there once, and what takes its place. */
  edits: readonly (readonly [from: string, to: string])[];
  /** A test file. */
  test: string;
}

/** One with a single edit. `file`: within the folder that its rows are of. */
export type MutantRow = readonly [name: string, file: string, from: string, to: string, test: string];

export const mutantsIn = (folder: string, rows: readonly MutantRow[]): Mutant[] =>
  rows.map(([name, file, from, to, test]) => ({ name, file: `${folder}/${file}`, edits: [[from, to]], test }));
