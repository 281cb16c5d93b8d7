import type { Db } from '../db/open.ts';
import { byName } from '../directory/order.ts';
import type { Customer, PartnerBook, SubscriptionId } from '../directory/types.ts';
import { customerDoc } from '../log/doc-id.ts';
import type { Conflict } from '../log/types.ts';
import type { ApplyRow } from '../partner-center/apply/apply-row.ts';
import { askTheirs, type Question } from '../partner-center/apply/ask-theirs.ts';
import {
  type ApplyScope,
  type Compared,
  planRows,
  type Theirs,
  unknownRows,
} from '../partner-center/apply/plan-rows.ts';
import type { ObservedContact } from '../partner-center/observe/observed-customer.ts';
import {
  contactsIn,
  keepObservedContact,
  observedContacts,
  scanObserved,
} from '../partner-center/observe/read-observed.ts';
import type { PartnerCenter } from '../partner-center/types.ts';
import { disputedContacts } from './conflict-contacts.ts';
import { findNamed } from './find-named.ts';
import { visitCustomers } from './visit-customers.ts';

/** What is compared. */
export interface CompareScope extends ApplyScope {
  /** Tenant id or domain; empty for every customer. */
  customer: string;
}

/** Ours and theirs, side by side. */
export interface Comparison {
  rows: ApplyRow[];
  /** ISO 8601 instant of the oldest of what was observed; absent where all was asked just now. */
  observedAt?: string;
  /** Plans one customer against the same answers: what has changed here since shows. */
  planAgain: (customer: Customer, book: PartnerBook, conflicts: readonly Conflict[]) => ApplyRow[];
}

export interface Comparing {
  db: Db;
  book: PartnerBook;
  conflicts: readonly Conflict[];
  partnerCenter: PartnerCenter;
  signal: AbortSignal;
  /** ISO 8601 instant. */
  now: () => string;
  onProgress: (phase: 'reading' | 'asking', done: number, total: number) => void;
}

/**
 * Compares what is designated here with what Partner Center was seen to hold, and asks for what was never seen.
 * Undefined when the text names no customer. Rejects with faults that concern every question.
 */
export async function compare(scope: CompareScope, comparing: Comparing): Promise<Comparison | undefined> {
  const { db, book, conflicts, signal, onProgress } = comparing;
  const seen = await readSeen(db, scope, signal);
  const theirs = new Map([...seen].map(([id, { contact }]) => [id, contact]));
  const questions: Question[] = [];
  const isFound = await visitCustomers(db, scope.customer, signal, (customers, done, total) => {
    onProgress('reading', done, total);
    for (const customer of customers) questions.push(...questionsOn(customer, book, theirs, scope));
  });
  if (!isFound) return undefined;
  const answers = await askTheirs(questions, {
    ...comparing,
    onProgress: (done) => onProgress('asking', done, questions.length),
    onAnswer: ({ tenantId, subscription }, contact) =>
      keepObservedContact(db, tenantId, subscription, { at: comparing.now(), contact }),
  });
  const planAgain = planWith({ ...scope, ...answers, theirs: new Map([...theirs, ...answers.theirs]) });
  const rows: ApplyRow[] = [];
  await visitCustomers(db, scope.customer, signal, (customers) => {
    for (const customer of customers) rows.push(...planAgain(customer, book, conflicts));
  });
  const [observedAt] = rows.flatMap(({ subscription }) => seen.get(subscription)?.at ?? []).sort();
  rows.sort((a, b) => byName(nameAndId(a), nameAndId(b)));
  return { rows, planAgain, ...(observedAt === undefined ? {} : { observedAt }) };
}

const nameAndId = ({ companyName, tenantId }: ApplyRow) => ({ name: companyName, id: tenantId });

async function readSeen(db: Db, { customer }: CompareScope, signal: AbortSignal) {
  const seen = new Map<SubscriptionId, ObservedContact>();
  const add = (list: Iterable<readonly [SubscriptionId, ObservedContact]>) => {
    for (const [id, contact] of list) seen.set(id, contact);
  };
  if (customer.trim() !== '') {
    for (const tenantId of await findNamed(db, customer)) add(await observedContacts(db, tenantId));
    return seen;
  }
  for await (const customers of scanObserved(db, signal)) for (const one of customers) add(contactsIn(one));
  return seen;
}

const questionsOn = (customer: Customer, book: PartnerBook, theirs: Theirs, scope: ApplyScope): Question[] =>
  unknownRows(customer, book, theirs, scope).map((subscription) => ({ tenantId: customer.tenantId, subscription }));

function planWith(compared: Omit<Compared, 'disputed'>): Comparison['planAgain'] {
  return (customer, book, conflicts) => {
    const disputed = disputedContacts(conflicts, customerDoc(customer.tenantId));
    return planRows(customer, book, { ...compared, disputed });
  };
}
