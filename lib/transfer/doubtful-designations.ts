import { dequal } from 'dequal/lite';
import type { DoubtReason } from '../directory/contacts.ts';
import { createJudging, type Designation } from '../directory/findings/judging.ts';
import type { Customer, IsoDate, PartnerBook, Subscription } from '../directory/types.ts';
import type { ImportSummary } from './import-review.ts';

/** Told of a customer as it was and as it will be. */
export type WeighDesignations = (before: Customer | undefined, after: Customer) => void;

export interface DoubtfulDesignations {
  /** Judges by the partners as they will be. */
  weigherFor(book: PartnerBook): WeighDesignations;
  /** How many there are, and how many for each reason: a designation may have several. */
  notes(): ImportSummary['notes'];
}

/** The message that says how many there are, by where they come from. */
type DoubtfulNote = 'transfer.note.doubtful' | 'observe.note.doubtful';

/**
 * Counts designations that an import writes, or takes the ground from, though the partner is not eligible for that
 * customer. Terminated subscriptions have no contact any more.
 */
export function countDoubtful(today: IsoDate, key: DoubtfulNote = 'transfer.note.doubtful'): DoubtfulDesignations {
  let doubtful = 0;
  const reasons = new Map<DoubtReason, number>();

  const weigherFor = (book: PartnerBook): WeighDesignations => {
    const { doubtsOf } = createJudging(book, today);
    return (before, after) => {
      for (const designation of changedDesignations(before, after)) {
        const warnings = doubtsOf(designation).filter(({ level }) => level === 'warning');
        if (warnings.length > 0) doubtful += 1;
        for (const { reason } of warnings) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
    };
  };

  const notes = (): ImportSummary['notes'] =>
    doubtful === 0
      ? []
      : [
          { level: 'warning', key, params: { count: doubtful } },
          ...[...reasons].map(([reason, count]) => ({
            level: 'warning' as const,
            key: `bulk.note.${reason}`,
            params: { count },
          })),
        ];

  return { weigherFor, notes };
}

/** Those whose partner, or what that partner holds on the customer, is not what it was. */
function changedDesignations(before: Customer | undefined, after: Customer): Designation[] {
  const was = new Map(
    before?.subscriptions.map((subscription) => [subscription.id, designationOf(subscription, before)]),
  );
  return after.subscriptions.flatMap((subscription) => {
    const designation = designationOf(subscription, after);
    return designation && !dequal(designation, was.get(subscription.id)) ? [designation] : [];
  });
}

function designationOf({ status, supportContact: contact }: Subscription, customer: Customer): Designation | undefined {
  if (!contact || status === 'deleted') return undefined;
  const held = customer.delegatedAdmin.find(({ tenantId }) => tenantId === contact.supportTenantId);
  return { contact, ...(held ? { held } : {}) };
}
