import type { Partner } from '../types.ts';
import type { Finding, FindingCode, Fix } from './finding.ts';

/** A partner with whom the relationship is active, but whose support profile has no telephone or no email. */
export function contactWayMissing({ tenantId, name, relationship, support }: Partner): Finding[] {
  if (relationship !== 'active') return [];
  const editTelephone: Fix = { kind: 'editPartner', partner: tenantId, field: 'support.telephone' };
  const editEmail: Fix = { kind: 'editPartner', partner: tenantId, field: 'support.email' };
  const finding = (code: FindingCode, level: Finding['level'], fixes: Finding['fixes']) => [
    { code, level, params: { name }, fixes },
  ];
  if (!canBeReached(support)) return finding('unreachable', 'warning', [editTelephone, editEmail]);
  if (!support.telephone) return finding('telephoneMissing', 'notice', [editTelephone]);
  return support.email ? [] : finding('emailMissing', 'notice', [editEmail]);
}

/** Whether there is a telephone number or an email address. */
export function canBeReached(support: Partner['support'] | undefined): boolean {
  return Boolean(support?.telephone || support?.email);
}
