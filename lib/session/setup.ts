import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { ownPartner } from '../directory/own-partner.ts';
import type { TenantId } from '../directory/types.ts';
import type { SettingsPatch } from '../own-settings.ts';
import type { Role } from '../settings.ts';
import type { startImport } from '../transfer/import-client.ts';
import type { OptionsSession } from './options-session.ts';
import { type CompanyDraft, type CompanyProblems, readCompany, reviewCompany } from './setup-company.ts';
import { type CustomerChoice, holdsSeveralCustomers, readCustomerChoices } from './setup-customers.ts';
import { createImport, type ImportSession } from './transfer-import.ts';

export interface Setup {
  /** Who is being set up; undefined while that is asked. */
  role: ReadonlySignal<Role | undefined>;
  choose(role: Role | undefined): void;
  importing: ImportSession;
  /** The file being reviewed is a partner's whole directory, and a customer is being set up. */
  isForPartners: ReadonlySignal<boolean>;
  /** Customers stored already; empty until they are read. */
  customers: ReadonlySignal<CustomerChoice[]>;
  hasOwnCompany: ReadonlySignal<boolean>;
  problems: ReadonlySignal<CompanyProblems>;
  /** Reviews the own company; the first run ends once it is written. */
  submitCompany(draft: CompanyDraft, authorName: string): Promise<void>;
  /** Ends the first run with the directory as it is; a customer says which one they are. */
  finish(ownTenantId?: TenantId): Promise<void>;
}

interface SetupOptions {
  start: typeof startImport;
  save: (patch: SettingsPatch) => Promise<unknown>;
}

/** The first run: who uses this browser, and the directory it begins with. */
export function createSetup(session: OptionsSession, { start, save }: SetupOptions): Setup {
  const role = signal<Role | undefined>(undefined);
  const customers = signal<CustomerChoice[]>([]);
  const problems = signal<CompanyProblems>({});
  const hasOwnCompany = computed(() => ownPartner({ partners: session.partners.value }) !== undefined);
  const importing = createImport(session, { start, onWritten: () => void finishIfComplete() });

  const readCustomers = async () => {
    customers.value = await readCustomerChoices(session.db);
  };

  async function finish(ownTenantId?: TenantId) {
    if (role.value) await save({ role: role.value, ownTenantId });
  }

  /** A partner without an own company goes on to the form; a customer among several says which. */
  async function finishIfComplete() {
    await readCustomers();
    const [only, ...others] = customers.value;
    if (role.value === 'partner' && hasOwnCompany.value) await finish();
    if (role.value === 'helpdesk') await finish();
    if (role.value === 'customer' && only && others.length === 0) await finish(only.tenantId);
  }

  async function submitCompany(draft: CompanyDraft, authorName: string) {
    const read = readCompany(draft);
    problems.value = read.ok ? {} : read.problems;
    if (!read.ok) return;
    await save({ authorName: authorName.trim() });
    const reviewable = await reviewCompany(session.db, read.partner, session.author);
    session.review.open(reviewable, { onWritten: () => void finish() });
  }

  return {
    role,
    choose: (chosen) => {
      importing.cancel();
      role.value = chosen;
      void readCustomers();
    },
    importing,
    isForPartners: computed(() => {
      const view = importing.view.value;
      return role.value === 'customer' && view.state === 'review' && holdsSeveralCustomers(view.review.changes);
    }),
    customers,
    hasOwnCompany,
    problems,
    submitCompany,
    finish,
  };
}
