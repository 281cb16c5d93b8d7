import { type ReadonlySignal, signal } from '@preact/signals';
import { readSource, type Source } from '../answer-page.ts';
import type { Db } from '../db/open.ts';
import { reportError } from '../report-error.ts';
import type { Settings } from '../settings.ts';
import type { PageBeside } from './lookup-place.ts';
import { pageKey, readPage, type ShownPage } from './lookup-read.ts';
import type { LookupReading } from './lookup-reading.ts';

/** What is read beside the lookup itself: whose page it is next to, and how old the directory is. */
export interface LookupFacts {
  page: ReadonlySignal<ShownPage>;
  source: ReadonlySignal<Source>;
  look(): Promise<ShownPage>;
  show(page: ShownPage): PageBeside;
  readSource(): Promise<void>;
}

export async function openLookupFacts(
  db: Db,
  settings: Settings,
  readUrl: () => Promise<string | undefined>,
  begun: Pick<LookupReading, 'url' | 'source'> = { url: readUrl(), source: readSource(db) },
): Promise<LookupFacts> {
  const look = async () => readPage(await readUrl(), db, settings);
  const lookFirst = async () => readPage(await begun.url, db, settings);
  const source = signal<Source>({});
  const telling = begun.source.then((first) => {
    source.value = first;
  });
  telling.catch(() => undefined); // Told below.
  const page = signal(await lookFirst());
  // Only a card tells how old the directory is: a list does not wait for it.
  if (page.peek().state !== 'none') await telling;
  else telling.catch((fault: unknown) => reportError('Reading how old the directory is', fault));
  function show(next: ShownPage): PageBeside {
    const isOther = pageKey(next) !== pageKey(page.peek());
    page.value = next;
    return { hasCustomer: next.state !== 'none', isOther };
  }
  async function readSourceAgain() {
    source.value = await readSource(db);
  }
  return { page, source, look, show, readSource: readSourceAgain };
}
