import type { BenchOptions, Measured, Measurement } from '../measurement.ts';
import type { FileTask } from '../page/task.ts';
import { type FileTaskRun, runFileTask } from '../support/bench-page.ts';
import { median } from '../support/median.ts';
import { type SampleFile, writeSampleFile } from '../support/sample-file.ts';

const CUSTOMERS = 100_000;
const TIMEOUT_IN_MS = 240_000;

/** The production import beside the straightforward schemas, turn by turn so that all meet the same machine. */
export const measurement: Measurement = {
  name: 'import',
  title: `Import of ${CUSTOMERS} customers, from file to committed`,
  async measure(options) {
    const file = await writeSampleFile(CUSTOMERS);
    try {
      return summarise(await runRounds(file, options), file);
    } finally {
      await file.remove();
    }
  },
};

type Runs = Record<FileTask, FileTaskRun[]>;

async function runRounds(file: SampleFile, { runs, budgetInMs }: BenchOptions): Promise<Runs> {
  const done: Runs = { importPipeline: [], importRows: [], importDexie: [] };
  const end = Date.now() + budgetInMs;
  for (let round = 0; round < runs; round += 1) {
    const tasks: FileTask[] = ['importPipeline', 'importRows', 'importDexie'];
    // What is measured gets all of its runs; what it is compared with takes most of the time.
    for (const task of Date.now() < end ? tasks : tasks.slice(0, 1)) done[task].push(await runChecked(task, file));
  }
  return done;
}

async function runChecked(task: FileTask, file: SampleFile): Promise<FileTaskRun> {
  const run = await runFileTask(task, file.path, TIMEOUT_IN_MS);
  if (run.customers !== file.customers || run.subscriptions !== file.subscriptions)
    throw new Error(`${task} stored ${run.customers} customers with ${run.subscriptions} subscriptions.`);
  const phases = Object.entries(run.phases ?? {}).map(([name, ms]) => `${name} ${Math.round(ms)}`);
  console.log(`  ${task}: ${Math.round(run.ms)} ms (${phases.join(', ')}), ${Math.round(run.peakMemory ?? 0)} MB`);
  return run;
}

function summarise(done: Runs, file: SampleFile): Measured {
  const times = (task: FileTask) => done[task].map(({ ms }) => ms);
  const memory = (task: FileTask) => done[task].flatMap(({ peakMemory }) => peakMemory ?? []);
  const ms = median(times('importPipeline'));
  const rowsMs = median(times('importRows'));
  const dexieMs = median(times('importDexie'));
  const peaks = memory('importPipeline');
  return {
    figures: {
      'import.ms': ms,
      'import.rows_ms': rowsMs,
      'import.dexie_ms': dexieMs,
      'import.vs_rows': rowsMs / ms,
      'import.vs_dexie': dexieMs / ms,
      'import.file_mb': file.megabytes,
      ...(peaks.length > 0
        ? {
            'import.peak_memory_mb': Math.max(...peaks),
            'import.rows_peak_memory_mb': Math.max(...memory('importRows')),
            'import.dexie_peak_memory_mb': Math.max(...memory('importDexie')),
          }
        : {}),
    },
    runs: {
      'import.ms': times('importPipeline'),
      'import.rows_ms': times('importRows'),
      'import.dexie_ms': times('importDexie'),
    },
  };
}
