import * as v from 'valibot';
import type { LeftOutReason } from '../../directory/partner-center-change.ts';
import type { SubscriptionId, SupportContact, TenantId } from '../../directory/types.ts';
import type { FaultDetails } from '../partner-center-fault.ts';
import type { SeenContact } from '../types.ts';

/** Why a row is never written: its message is in components/partner-center/apply-words.ts. */
export type NotWrittenReason =
  | LeftOutReason
  /** Nobody is designated here, Partner Center names somebody else, and the default was not asked for. */
  | 'nobodyDesignated'
  /** What Partner Center holds was not found out. */
  | 'notSeen'
  /** Members disagree on who supports it. */
  | 'disputed'
  /** Nobody was named before, and Partner Center knows no removal. */
  | 'noRemoval';

export type RowOutcome =
  /** Not reached yet. */
  | { state: 'waiting' }
  /** The write was about to be sent, or was sent, and nobody knows yet what became of it. `before`: as read just then. */
  | { state: 'writing'; requestId: string; before: SeenContact }
  /** Written and read back. */
  | { state: 'written'; before: SeenContact }
  | { state: 'alreadySo' }
  /** Partner Center holds neither what the review showed nor what we want: left alone. */
  | { state: 'changedMeanwhile'; found: SeenContact }
  /** Partner Center took the write and holds something else. */
  | { state: 'notKept'; before: SeenContact; found: SeenContact }
  /** `isUnsure`: it may have been written all the same. */
  | { state: 'refused'; fault: FaultDetails; isUnsure?: true }
  | { state: 'notSupported'; why: NotWrittenReason };

export type RowState = RowOutcome['state'];

/** One subscription of a run that writes to Partner Center. */
export interface ApplyRow {
  tenantId: TenantId;
  companyName: string;
  subscription: SubscriptionId;
  subscriptionName: string;
  /** What Partner Center shall hold. */
  wanted: SupportContact;
  /** What it held as the review showed it; absent where it was not asked. */
  theirs?: SeenContact;
  outcome: RowOutcome;
}

const outline = v.looseObject({
  tenantId: v.string(),
  subscription: v.string(),
  wanted: v.looseObject({ supportTenantId: v.string() }),
  outcome: v.looseObject({ state: v.string() }),
});

const applyRow = v.custom<ApplyRow>((input) => v.is(outline, input));
const manyRows = v.custom<{ rows: ApplyRow[] }>((input) => v.is(v.looseObject({ rows: v.array(outline) }), input));

/** Of a record of the run: one row that is to be written, or many that are settled. Empty for what nobody here wrote. */
export function rowsOfRecord(record: object): ApplyRow[] {
  if (v.is(manyRows, record)) return record.rows;
  return v.is(applyRow, record) ? [record] : [];
}
