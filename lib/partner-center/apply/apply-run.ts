import * as v from 'valibot';
import { getApplied, getApplying } from '../../db/applied.ts';
import type { Db } from '../../db/schema.ts';
import type { FaultDetails } from '../partner-center-fault.ts';
import { type PartnerTenant, partnerTenantOutline } from '../partner-tenant.ts';
import { type ApplyRow, rowsOfRecord } from './apply-row.ts';

/** A run that writes to Partner Center: its rows lie beside it. */
export interface ApplyRun {
  v: 1;
  /** Random: a row that is saved late never lands in another run. */
  id: string;
  /** `putBack`: writes what the run before it had replaced. */
  kind: 'apply' | 'putBack';
  /** Who confirmed it. */
  by: string;
  /** ISO 8601 instant at which it was confirmed. */
  at: string;
  /** Whose Partner Center it was compared with: it goes on in no other. */
  tenant: PartnerTenant;
  /** Rows that are to be written. */
  total: number;
  standing: RunStanding;
}

export type RunStanding =
  /** Going on, or interrupted while it did. */
  | { state: 'running' }
  | { state: 'stopped' }
  /** Something that concerns every row; what was written stays. */
  | { state: 'paused'; fault: FaultDetails }
  /** ISO 8601 instant. */
  | { state: 'done'; at: string };

const outline = v.looseObject({
  v: v.literal(1),
  id: v.string(),
  tenant: partnerTenantOutline,
  total: v.number(),
  standing: v.looseObject({ state: v.picklist(['running', 'stopped', 'paused', 'done']) }),
});

const applyRun = v.custom<ApplyRun>((input) => v.is(outline, input));

/** Undefined for what another version wrote, or nobody. */
export function parseApplyRun(record: object | undefined): ApplyRun | undefined {
  return v.is(applyRun, record) ? record : undefined;
}

export const readApplyRun = async (db: Db): Promise<ApplyRun | undefined> => parseApplyRun(await getApplying(db));

/** Every row of the last run, those that need no writing at the end. */
export async function readApplyRows(db: Db): Promise<ApplyRow[]> {
  const records = await getApplied(db);
  return records.flatMap(rowsOfRecord);
}
