import { writeFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import type { Counts } from '../scripts/add-up.mjs';

const LONGEST_PART = 300;

const stateOf = (test: TestCase) => test.result().state;

/** A file that could not be loaded, or whose hooks failed, has failed without any of its tests saying so. */
const hasFailedItself = (module: TestModule) =>
  module.state() === 'failed' && ![...module.children.allTests()].some((test) => stateOf(test) === 'failed');

/** Counts a run. A test that never came to its end counts as failed, and so does each error outside any test. */
function countResults(modules: readonly TestModule[], errorsOutsideTests: number): Counts {
  const states = modules.flatMap((module) => [...module.children.allTests()].map(stateOf));
  const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
  return {
    passed: count('passed'),
    failed: count('failed', 'pending') + modules.filter(hasFailedItself).length + errorsOutsideTests,
    skipped: count('skipped'),
  };
}

/** Each failed test in a line: its file, its names, the first line of what it failed on, and of what caused that. */
const failureLines = (modules: readonly TestModule[]): string[] =>
  modules.flatMap((module) => [
    ...module.errors().map((error) => failureLine(module.relativeModuleId, error)),
    ...[...module.children.allTests('failed')].map((test) =>
      failureLine(`${module.relativeModuleId} > ${test.fullName}`, test.result().errors?.[0]),
    ),
  ]);

const firstLine = (text: string) => stripVTControlCharacters(text).split('\n', 1)[0] ?? '';

const failureLine = (what: string, error?: SerializedError) =>
  [what, error?.message, error?.cause?.message]
    .flatMap((text) => (text === undefined ? [] : [firstLine(text).slice(0, LONGEST_PART)]))
    .join(': ');

/** Writes the counts of a run and its failures as JSON to the file that COUNTS_FILE names. Vitest asks for a default export. */
export default class CountsReporter implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): Promise<void> {
    const file = process.env['COUNTS_FILE'];
    if (file === undefined) throw new Error('COUNTS_FILE names no file to write the counts to.');
    const counts = countResults(modules, unhandledErrors.length);
    await writeFile(file, JSON.stringify({ counts, failures: failureLines(modules) }));
  }
}
