import type { Page } from 'puppeteer-core';
import type { Customer, Directory } from '../../../lib/directory/types.ts';
import { importBulkDirectory, importLongFile } from '../../e2e/support/bulk-flow.ts';
import { type Frames, recordFrames } from '../../e2e/support/frames.ts';
import { launchBrowser } from '../../e2e/support/launch.ts';
import { makeKeys } from '../../e2e/support/make-keys.ts';
import { openOptions } from '../../e2e/support/options-flow.ts';
import { createSampleFiles, type SampleFiles } from '../../e2e/support/sample-files.ts';
import { withLocalStore } from '../../e2e/support/with-local-store.ts';
import { sampleCsv } from '../../sample-data.ts';
import type { Azurite } from '../../stand-ins/azurite/start-azurite.ts';
import { forgetPeakMemory, peakRendererMemory } from './peak-memory.ts';
import { type ListUse, type Published, publish, useList } from './real-publishing.ts';

const CONTAINER = 'feeds';
const CHANGED = 10;
/** The view Sharing is looked at that long before the list is used. */
const WATCHED_IN_MS = 10_000;

export interface FeedSession {
  /** The list, while nothing else goes on. */
  atRest: ListUse;
  first: Published;
  /** Of the first: on the view Sharing, and in the list meanwhile. */
  watched: Frames;
  meanwhile: ListUse;
  /** Each of ten changed customers. */
  again: Published[];
  /** The renderer's peak while it published, in MB. */
  peakMemory: number | undefined;
}

/** A profile whose user imports a directory, makes keys, publishes, changes some customers and publishes again. */
export async function runFeedSession(azurite: Azurite, directory: Directory, runs: number): Promise<FeedSession> {
  await azurite.createContainer(CONTAINER);
  const [files, extension] = await Promise.all([createSampleFiles(), withLocalStore('chromium')]);
  const session = await launchBrowser('chromium', extension);
  try {
    const page = await openOptions(session);
    await importBulkDirectory(page, files, directory);
    await makeKeys(page, {
      publishers: azurite.urlOf(CONTAINER, { permissions: 'rcw' }),
      readers: azurite.urlOf(CONTAINER, { permissions: 'r' }),
      passphrase: 'correct horse battery staple',
    });
    const atRest = await useList(page);
    await forgetPeakMemory(session.browser);
    const began = await publishFirst(page, directory.customers.length);
    const again: Published[] = [];
    for (let run = 0; run < runs; run += 1) {
      await renameSome(page, files, directory, run);
      again.push(await publish(page, CHANGED));
    }
    return { atRest, ...began, again, peakMemory: await peakRendererMemory(session.browser) };
  } finally {
    await session.close();
    await Promise.all([files.remove(), extension.remove()]);
  }
}

async function publishFirst(page: Page, customers: number) {
  const used: { watched: Frames; meanwhile: ListUse }[] = [];
  const first = await publish(page, customers, async () => {
    used.push({ watched: await watch(page), meanwhile: await useList(page) });
  });
  const [one] = used;
  if (!one) throw new Error('The list was not used.');
  return { first, ...one };
}

async function watch(page: Page): Promise<Frames> {
  const frames = await recordFrames(page);
  await new Promise((resolve) => setTimeout(resolve, WATCHED_IN_MS));
  return frames.stop();
}

/** Imports another friendly name for the subscriptions of some customers. */
async function renameSome(page: Page, files: SampleFiles, directory: Directory, run: number): Promise<void> {
  const customers = directory.customers.slice(0, CHANGED).map((customer) => renamed(customer, `Renamed ${run}`));
  await importLongFile(page, await files.write('changed.csv', sampleCsv({ ...directory, customers })));
}

function renamed(customer: Customer, friendlyName: string): Customer {
  const subscriptions = customer.subscriptions.map((one) => ({ ...one, friendlyName, status: 'active' as const }));
  return { ...customer, subscriptions };
}
