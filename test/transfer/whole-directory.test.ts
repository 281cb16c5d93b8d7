import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directoryHash } from '../../lib/directory/canonical.ts';
import type { Directory } from '../../lib/directory/types.ts';
import { exportCustomersCsv, exportJson, exportPartnersCsv } from '../../lib/transfer/export.ts';
import { arbitraryDirectory } from './arbitrary-directory.ts';
import { dbWith, importFile, newDb, readAll } from './import-file.ts';

const runs = { numRuns: 40 };

/** Of the workspace, tables hold the name: how feeds are published is in the JSON file alone. */
const inTables = ({ workspace, ...rest }: Directory): Directory =>
  workspace ? { ...rest, workspace: { name: workspace.name } } : rest;

/** A file of a list that is empty has a header and nothing to import. */
const hasRows = async (file: Blob) => (await file.text()).trim().includes('\r\n');

describe('a directory in an empty profile, after exporting everything and importing it', () => {
  it('has the same hash from JSON, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDirectory, async (directory) => {
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
  ])('has the same hash from both CSV files, whatever it holds: %s', async (_, customersFirst) => {
    await fc.assert(
      fc.asyncProperty(arbitraryDirectory, async (directory) => {
        const db = await dbWith(directory);
        const files = [await exportCustomersCsv(db), await exportPartnersCsv(db)];
        const copy = await newDb();
        for (const file of customersFirst ? files : files.toReversed()) {
          if (!(await hasRows(file))) continue;
          const { summary } = await importFile(copy, file);
          expect(summary).toMatchObject({ problems: [], ignoredColumns: [] });
        }
        expect(await readAll(copy)).toEqual(inTables(directory));
        expect(await directoryHash(await readAll(copy))).toBe(await directoryHash(inTables(directory)));
      }),
      runs,
    );
  });
});
