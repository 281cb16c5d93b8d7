import { type ReadonlySignal, signal } from '@preact/signals';
import { eligiblePartners } from '../directory/eligibility.ts';
import type { Customer, Partner, Subscription, SubscriptionId, TenantId } from '../directory/types.ts';
import { type FoundDesignations, findDesignations } from './find-designations.ts';
import { type FormOutcome, openReview } from './open-review.ts';
import type { OptionsSession } from './options-session.ts';
import { planEndOfRelationship } from './relationship-change.ts';

export interface StrandedDesignation {
  customer: Customer;
  subscription: Subscription;
  /** Resellers that may be designated instead. */
  eligible: Partner[];
}

export type EndView =
  | { state: 'reading'; done: number; total: number }
  | { state: 'ready'; stranded: StrandedDesignation[] }
  | { state: 'failed'; reason: string };

export interface EndOfRelationship {
  view: ReadonlySignal<EndView>;
  /** Opens the review. Of each stranded designation: a tenant id, `keep`, or `''` for the default contact. */
  review(successorOf: (id: SubscriptionId) => string, onWritten: () => void): FormOutcome;
  dispose(): void;
}

/** Finds every designation that ending the relationship leaves stranded; `plan` decides what becomes of the partner. */
export function startEndOfRelationship(
  session: OptionsSession,
  partner: Partner,
  plan = planEndOfRelationship,
): EndOfRelationship {
  const view = signal<EndView>({ state: 'reading', done: 0, total: 0 });
  const stop = new AbortController();
  const book = { partners: session.partners.peek() };
  let base = session.head.peek();

  const showProgress = (done: number, total: number) => {
    view.value = { state: 'reading', done, total };
  };
  const showFound = ({ found, base: readAt }: FoundDesignations) => {
    base = readAt;
    const stranded = found.map(({ customer, subscription }) => ({
      customer,
      subscription,
      eligible: successors(customer, partner.tenantId),
    }));
    if (!stop.signal.aborted) view.value = { state: 'ready', stranded };
  };
  function successors(customer: Customer, ended: TenantId): Partner[] {
    return eligiblePartners(customer, book, session.today())
      .filter((candidate) => candidate.eligible && candidate.partner.tenantId !== ended)
      .map((candidate) => candidate.partner)
      .filter(({ role }) => role === 'indirectReseller');
  }
  findDesignations(session.db, partner.tenantId, showProgress, stop.signal).then(showFound, (fault: unknown) => {
    if (!stop.signal.aborted) view.value = { state: 'failed', reason: String(fault) };
  });

  function review(successorOf: (id: SubscriptionId) => string, onWritten: () => void): FormOutcome {
    if (view.value.state !== 'ready') return { state: 'unchanged' };
    const stranded = view.value.stranded.map(({ customer, subscription, eligible }) => {
      const choice = successorOf(subscription.id);
      const successor = choice === 'keep' ? ('keep' as const) : eligible.find(({ tenantId }) => tenantId === choice);
      return { customer, subscriptionId: subscription.id, successor };
    });
    const names = new Map<string, string>([[partner.tenantId, partner.name]]);
    for (const { customer, subscription } of view.value.stranded) {
      names.set(customer.tenantId, customer.companyName);
      names.set(subscription.id, subscription.friendlyName || subscription.offerName);
    }
    return openReview(session, plan(partner, stranded, base), { names, onWritten });
  }

  return { view, review, dispose: () => stop.abort() };
}
