import type { IsoDate, Partner } from '../types.ts';
import { contactWayInvalid } from './contact-way-invalid.ts';
import { contactWayMissing } from './contact-way-missing.ts';
import type { Finding } from './finding.ts';
import { profileUnverified, VERIFIED_WITHIN_DAYS } from './profile-unverified.ts';

/** What is to be looked at in one partner's support profile; our own partner's too, who is everybody's default contact. */
export function findingsOfPartner(
  partner: Partner,
  today: IsoDate,
  verifiedWithinDays: number = VERIFIED_WITHIN_DAYS,
): Finding[] {
  return [
    ...contactWayMissing(partner),
    ...contactWayInvalid(partner),
    ...profileUnverified(partner, today, verifiedWithinDays),
  ];
}
