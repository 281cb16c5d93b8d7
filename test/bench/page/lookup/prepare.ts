import { readLookup } from '../../../../lib/db/lookup.ts';
import type { Db } from '../../../../lib/db/open.ts';
import { openDb } from '../../../../lib/db/open.ts';
import { isOutdated } from '../../../../lib/lookup/keep-index.ts';
import { keepIndexBeside } from '../../../../lib/lookup/keep-index-beside.ts';
import { saveSettings } from '../../../../lib/settings.ts';
import { writePartnersCsv } from '../../../../lib/transfer/partner-csv.ts';
import { sampleCsv, sampleDirectory } from '../../../sample-data.ts';
import { importPipeline } from '../import-pipeline.ts';
import { type SampleSize, watchLongTasks } from './bench-engine.ts';
import { loadCold } from './cold.ts';
import type { ColdName } from './cold-names.ts';
import { type DeltaReport, measureDelta } from './delta.ts';
import { readStoredSample } from './stored-sample.ts';

export interface RebuildReport {
  /** From the start of the worker until the index is stored. */
  rebuildMs: number;
  /** On the page's main thread meanwhile; 0 when none took 50 ms. */
  longestTaskMs: number;
}

/** What the bench's driver calls before it opens popups. */
export interface ColdBench {
  /** Imports the sample as a user would. */
  fill(size: SampleSize): Promise<void>;
  /** Has the lookup's index built beside the page. In a page of its own: what filling leaves behind is cleared away there. */
  rebuild(): Promise<RebuildReport>;
  storePeer(name: ColdName): Promise<void>;
  measureDelta(changed: number): Promise<DeltaReport>;
}

export const createColdBench = (): ColdBench => ({
  async fill(size) {
    await importSample(size);
    await saveSettings({ role: 'helpdesk' });
  },
  async rebuild() {
    const db = await openDb();
    return rebuild(db).finally(() => db.close());
  },
  async storePeer(name) {
    const { prepare } = await loadCold(name);
    await prepare?.(await readStoredSample());
  },
  measureDelta,
});

async function importSample({ customers, seed }: SampleSize): Promise<void> {
  const directory = sampleDirectory({ customers, resellers: 200, names: 'coined', seed });
  await importPipeline(new File([writePartnersCsv(directory.partners)], 'partners.csv'));
  await importPipeline(new File([sampleCsv(directory)], 'customers.csv'));
}

const BETWEEN_LOOKS_IN_MS = 50;

async function rebuild(db: Db): Promise<RebuildReport> {
  await new Promise((resolve) => setTimeout(resolve));
  const watch = watchLongTasks();
  const start = performance.now();
  const faults: unknown[] = [];
  const stop = keepIndexBeside(db, (fault) => void faults.push(fault));
  while (faults.length === 0 && isOutdated(await readLookup(db)))
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_IN_MS));
  const rebuildMs = performance.now() - start;
  stop();
  if (faults.length > 0) throw faults[0];
  return { rebuildMs, longestTaskMs: watch.longest() };
}
