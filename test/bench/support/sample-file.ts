import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleCsv, sampleDirectory } from '../../sample-data.ts';

export interface SampleFile {
  path: string;
  megabytes: number;
  customers: number;
  subscriptions: number;
  remove(): Promise<void>;
}

/** The seeded sample directory's customers, three subscriptions each, as a CSV file on disk. */
export async function writeSampleFile(customers: number): Promise<SampleFile> {
  const folder = await mkdtemp(join(tmpdir(), 'support-contacts-bench-'));
  const path = join(folder, 'customers.csv');
  await writeFile(path, sampleCsv(sampleDirectory({ customers, seed: 2 })));
  const { size } = await stat(path);
  return {
    path,
    megabytes: size / 1e6,
    customers,
    subscriptions: 3 * customers,
    remove: () => rm(folder, { recursive: true }),
  };
}
