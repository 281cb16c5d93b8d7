import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleDirectory } from '../sample-data.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { findRole } from './support/find-role.ts';
import { reload } from './support/open-page.ts';
import { goTo, importFile, openOptions } from './support/options-flow.ts';
import { click, upload, waitForText } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

const run = promisify(execFile);

/** A disk of its own for a profile, in memory. Undefined where one may not be mounted, as without root. */
async function mountSmallDisk(): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'support-contacts-disk-'));
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
  if (!mounted) await rm(folder, { recursive: true });
  return mounted ? folder : undefined;
}

/** Writes into that file until nothing fits any more. */
async function fillDisk(filler: string): Promise<void> {
  const handle = await open(filler, 'w');
  const part = Buffer.alloc(2 ** 16);
  try {
    for (;;) await handle.write(part);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC')) throw cause;
  } finally {
    await handle.close();
  }
}

describeInBrowser('a disk that is full', (browserName) => {
  if (browserName === 'firefox') {
    it.skip('is tried in Chromium; what IndexedDB refuses is refused in the same words in both', () => undefined);
    return;
  }
  let disk: string | undefined;
  let session: Session | undefined;
  let few: DirectoryFiles;
  let many: DirectoryFiles;
  let page: Page;

  beforeAll(async () => {
    few = await writeDirectoryFiles(sampleDirectory({ customers: 50, seed: 4 }));
    many = await writeDirectoryFiles(sampleDirectory({ customers: 5_000, seed: 5 }));
    disk = await mountSmallDisk();
    if (!disk) return;
    session = await startSession(browserName, { profileDir: disk });
    page = await openOptions(session);
    await importFile(page, few.everythingJson);
  });
  afterAll(async () => {
    await session?.close();
    await Promise.all([few?.remove(), many?.remove()]);
    if (!disk) return;
    // The browser's last processes may end after its first.
    await waitFor('nobody to use the disk', () => run('umount', [disk ?? '']));
    await rm(disk, { recursive: true });
  });

  it('takes nothing of an import, says so, and takes all of it once there is room', async ({ skip }) => {
    if (!disk) return skip('no disk may be mounted here');
    const filler = join(disk, 'filler');
    await click(page, 'link', 'Import and export');
    await upload(page, 'File to import', many.customersCsv);
    await findRole(page, 'button', 'Confirm');
    await fillDisk(filler);
    await click(page, 'button', 'Confirm');
    // As what was refused, or as the end of the page where Chromium closes the whole storage; both say what to check.
    await waitForText(page, 'heck that the disk has space');
    await rm(filler);
    await reload(page);
    await goTo(page, { view: 'customers' });
    await waitForText(page, '50 customers');
    await importFile(page, many.customersCsv);
    await goTo(page, { view: 'customers' });
    await waitForText(page, '5,050 customers');
    expect(
      session
        ?.errors()
        .filter((error) => !/quota|disk|space|IO error|backing store|has closed it|connection is clos/i.test(error)),
    ).toEqual([]);
  });
});
