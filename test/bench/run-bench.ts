import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Measurement } from './measurement.ts';
import { describeMachine } from './support/machine.ts';
import { formatTable } from './support/print-table.ts';

const MEASUREMENTS = new URL('./measurements/', import.meta.url);
const RESULT = new URL('../../.output/bench.json', import.meta.url);

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '3' },
    'budget-in-minutes': { type: 'string', default: '8' },
    quick: { type: 'boolean', default: false },
  },
});

async function loadMeasurements(): Promise<Measurement[]> {
  const names = (await readdir(MEASUREMENTS)).filter((name) => name.endsWith('.ts')).sort();
  const modules = await Promise.all(names.map((name) => import(new URL(name, MEASUREMENTS).href)));
  return modules.map(({ measurement }: { measurement: Measurement }) => measurement);
}

const machine = await describeMachine();
const options = {
  runs: Number(values.runs),
  budgetInMs: Number(values['budget-in-minutes']) * 60_000,
  isQuick: values.quick,
};
const figures: Record<string, number> = {};
const runs: Record<string, number[]> = {};
await mkdir(new URL('.', RESULT), { recursive: true });
for (const { name, title, measure } of await loadMeasurements()) {
  if (!name.startsWith(values.only)) continue;
  console.log(`${title} …`);
  const measured = await measure(options);
  Object.assign(figures, measured.figures);
  Object.assign(runs, measured.runs);
  // After each, so that what one measurement found is not lost with the next.
  await writeFile(RESULT, `${JSON.stringify({ ...figures, runs, machine }, null, 2)}\n`);
}
console.log(`\n${formatTable(figures, runs)}\n`);
console.log(`Written to ${fileURLToPath(RESULT)}`);
