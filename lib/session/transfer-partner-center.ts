import { type ReadonlySignal, signal } from '@preact/signals';
import { partnerCenterChanges } from '../directory/partner-center-change.ts';
import { createPartnerCenterCollector, type PartnerCenterFiles } from '../transfer/partner-center-files.ts';
import type { OptionsSession } from './options-session.ts';
import { visitCustomers } from './visit-customers.ts';

export type PartnerCenterView =
  | { state: 'idle' }
  | { state: 'working'; done: number; total: number }
  | { state: 'unknownCustomer' }
  | { state: 'ready'; files: PartnerCenterFiles }
  | { state: 'failed'; reason: string };

export interface PartnerCenterScope {
  /** Tenant id or domain; empty for every customer. */
  customer: string;
  /** Also names ourselves where nobody is designated. */
  withDefault: boolean;
}

export type PartnerCenterFile = 'powerShell' | 'putRequests' | 'leftOutCsv';

export interface PartnerCenterExport {
  view: ReadonlySignal<PartnerCenterView>;
  /** Works out what Partner Center must hold. */
  prepare(scope: PartnerCenterScope): Promise<void>;
  save(file: PartnerCenterFile): void;
  cancel(): void;
}

type Source = Pick<OptionsSession, 'db' | 'partners' | 'today'>;

/** What must change in Partner Center, as files that others run there. */
export function createPartnerCenterExport(
  { db, partners, today }: Source,
  saveFile: (file: Blob, name: string) => void,
): PartnerCenterExport {
  const view = signal<PartnerCenterView>({ state: 'idle' });
  let working = new AbortController();

  async function prepare({ customer, withDefault }: PartnerCenterScope) {
    working.abort();
    working = new AbortController();
    const { signal: stop } = working;
    const show = (next: PartnerCenterView) => {
      if (!stop.aborted) view.value = next;
    };
    show({ state: 'working', done: 0, total: 0 });
    const book = { partners: partners.peek() };
    const collector = createPartnerCenterCollector();
    try {
      const found = await visitCustomers(db, customer, stop, (customers, done, total) => {
        collector.add(customers.flatMap((one) => partnerCenterChanges(one, book, withDefault)));
        show({ state: 'working', done, total });
      });
      show(found ? { state: 'ready', files: collector.files() } : { state: 'unknownCustomer' });
    } catch (fault) {
      show({ state: 'failed', reason: fault instanceof Error ? fault.message : String(fault) });
    }
  }

  function save(file: PartnerCenterFile) {
    const { value } = view;
    if (value.state === 'ready')
      saveFile(value.files[file](), `${FILE_NAMES[file][0]}-${today()}.${FILE_NAMES[file][1]}`);
  }

  function cancel() {
    working.abort();
    view.value = { state: 'idle' };
  }

  return { view, prepare, save, cancel };
}

const FILE_NAMES: Readonly<Record<PartnerCenterFile, readonly [name: string, extension: string]>> = {
  powerShell: ['partner-center', 'ps1'],
  putRequests: ['partner-center', 'json'],
  leftOutCsv: ['partner-center-left-out', 'csv'],
};
