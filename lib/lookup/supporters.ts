import type { Partner, TenantId } from '../directory/types.ts';
import { fold } from './fold.ts';
import { telephoneDigitsOf } from './parse-query.ts';

/** A partner by whose name or telephone the customers it supports are found. */
export interface Supporter {
  tenantId: TenantId;
  partner: Partner;
  /** Folded. */
  name: string;
  /** Of its telephone number, country code first as it is written. */
  digits: string;
}

export const supporterOf = (partner: Partner): Supporter => ({
  tenantId: partner.tenantId,
  partner,
  name: fold(partner.name),
  digits: telephoneDigitsOf(partner.support.telephone ?? ''),
});
