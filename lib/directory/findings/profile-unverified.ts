import { daysBetween } from '../iso-date.ts';
import type { IsoDate, Partner } from '../types.ts';
import type { Finding } from './finding.ts';

/** A support profile is to be confirmed again after so many days, unless the caller says otherwise. */
export const VERIFIED_WITHIN_DAYS = 180;

/** A partner with whom the relationship is active, but whose support profile nobody confirmed lately, or ever. */
export function profileUnverified(
  { tenantId, name, relationship, verifiedOn }: Partner,
  today: IsoDate,
  verifiedWithinDays: number = VERIFIED_WITHIN_DAYS,
): Finding[] {
  if (relationship !== 'active') return [];
  const fixes: Finding['fixes'] = [{ kind: 'confirmProfile', partner: tenantId }];
  if (!verifiedOn) return [{ code: 'profileNeverVerified', level: 'notice', params: { name }, fixes }];
  const days = daysBetween(verifiedOn, today);
  if (days <= verifiedWithinDays) return [];
  return [{ code: 'profileUnverified', level: 'notice', params: { name, verifiedOn, days }, fixes }];
}
