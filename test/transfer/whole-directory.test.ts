import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directoryHash } from '../../lib/directory/canonical.ts';
import type { Directory } from '../../lib/directory/types.ts';
import { exportCustomersCsv, exportJson, exportPartnersCsv } from '../../lib/transfer/export.ts';
import { arbitraryCustomers, arbitraryPartners } from './arbitrary-directory.ts';
import { dbWith, importFile, newDb, readAll } from './import-file.ts';

const arbitraryDirectory = (extras: boolean): fc.Arbitrary<Directory> =>
  fc.tuple(arbitraryCustomers(extras), arbitraryPartners(extras), fc.boolean()).map(([customers, partners, named]) => ({
    customers,
    partners,
    ...(named && extras ? { workspace: { name: 'Ours' } } : {}),
  }));

const runs = { numRuns: 25 };

describe('a directory in an empty profile, after exporting everything and importing it', () => {
  it('has the same hash from JSON, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDirectory(true), async (directory) => {
        const copy = await newDb();
        await importFile(copy, await exportJson(await dbWith(directory)));
        expect(await directoryHash(await readAll(copy))).toBe(await directoryHash(directory));
      }),
      runs,
    );
  });

  it.each([
    ['customers first', true],
    ['partners first', false],
  ])('has the same hash from both CSV files, of what they carry: %s', async (_, customersFirst) => {
    await fc.assert(
      fc.asyncProperty(arbitraryDirectory(false), async (directory) => {
        const db = await dbWith(directory);
        const files = [await exportCustomersCsv(db), await exportPartnersCsv(db)];
        const copy = await newDb();
        for (const file of customersFirst ? files : files.toReversed()) await importFile(copy, file);
        expect(await directoryHash(await readAll(copy))).toBe(await directoryHash(directory));
      }),
      runs,
    );
  });
});
