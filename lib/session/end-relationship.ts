import { type ReadonlySignal, signal } from '@preact/signals';
import { eligiblePartners } from '../directory/eligibility.ts';
import type { Customer, Partner, Subscription, SubscriptionId, TenantId } from '../directory/types.ts';
import { type FoundDesignations, findDesignations } from './find-designations.ts';
import { type FormOutcome, openReview } from './open-review.ts';
import type { OptionsSession } from './options-session.ts';
import { planEndOfRelationship, type Stranded } from './relationship-change.ts';
import type { PlannedChange } from './review-plan.ts';

export interface StrandedDesignation {
  customer: Customer;
  subscription: Subscription;
  /** Resellers that may be designated instead. */
  eligible: Partner[];
}

export type EndView =
  | { state: 'reading'; done: number; total: number }
  /** `holding`: customers with an entry about the partner's delegated admin. */
  | { state: 'ready'; stranded: StrandedDesignation[]; holding: Customer[] }
  | { state: 'failed'; reason: string };

export interface EndChoices {
  /** Of each stranded designation: a tenant id, `keep`, or `''` for the default contact. */
  successorOf: (id: SubscriptionId) => string;
  /** Drops the entries about the partner's delegated admin, where the plan can. */
  dropsDelegatedAdmin: boolean;
}

export interface EndOfRelationship {
  view: ReadonlySignal<EndView>;
  /** Opens the review. */
  review(choices: EndChoices, onWritten: () => void): FormOutcome;
  dispose(): void;
}

type PlanEnd = (
  partner: Partner,
  stranded: readonly Stranded[],
  base: number,
  holding: readonly Customer[],
) => PlannedChange;

/** Finds every designation that ending the relationship leaves stranded; `plan` decides what becomes of the partner. */
export function startEndOfRelationship(
  session: OptionsSession,
  partner: Partner,
  plan: PlanEnd = planEndOfRelationship,
): EndOfRelationship {
  const view = signal<EndView>({ state: 'reading', done: 0, total: 0 });
  const stop = new AbortController();
  const book = { partners: session.partners.peek() };
  let base = session.head.peek();

  const showProgress = (done: number, total: number) => {
    view.value = { state: 'reading', done, total };
  };
  const showFound = ({ found, holding, base: readAt }: FoundDesignations) => {
    base = readAt;
    const stranded = found.map(({ customer, subscription }) => ({
      customer,
      subscription,
      eligible: successors(customer, partner.tenantId),
    }));
    if (!stop.signal.aborted) view.value = { state: 'ready', stranded, holding };
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

  function review({ successorOf, dropsDelegatedAdmin }: EndChoices, onWritten: () => void): FormOutcome {
    if (view.value.state !== 'ready') return { state: 'unchanged' };
    const holding = dropsDelegatedAdmin ? view.value.holding : [];
    const stranded = view.value.stranded.map(({ customer, subscription, eligible }) => {
      const choice = successorOf(subscription.id);
      const successor = choice === 'keep' ? ('keep' as const) : eligible.find(({ tenantId }) => tenantId === choice);
      return { customer, subscriptionId: subscription.id, successor };
    });
    const names = new Map<string, string>([
      [partner.tenantId, partner.name],
      ...holding.map(({ tenantId, companyName }): [string, string] => [tenantId, companyName]),
    ]);
    for (const { customer, subscription } of view.value.stranded) {
      names.set(customer.tenantId, customer.companyName);
      names.set(subscription.id, subscription.friendlyName || subscription.offerName);
    }
    return openReview(session, plan(partner, stranded, base, holding), { names, onWritten });
  }

  return { view, review, dispose: () => stop.abort() };
}
