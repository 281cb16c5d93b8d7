import * as v from 'valibot';
import type { TenantId } from '../directory/types.ts';
import type { FaultDetails } from './partner-center-fault.ts';
import { CLOUDS, type Cloud } from './types.ts';

/** Whose Partner Center it is: a partner's tenant, as its sign-ins name it, and the cloud that it is in. */
export interface PartnerTenant {
  cloud: Cloud;
  tenantId: TenantId;
}

/** The outline of a stored one. */
export const partnerTenantOutline = v.looseObject({ cloud: v.picklist(CLOUDS), tenantId: v.string() });

export const isSameTenant = (a: PartnerTenant, b: PartnerTenant): boolean =>
  a.cloud === b.cloud && a.tenantId === b.tenantId;

/** Why a run of that tenant does not go on under this sign-in; undefined where it may. */
export function otherTenantFault(of: PartnerTenant, signedIn: PartnerTenant | undefined): FaultDetails | undefined {
  if (!signedIn) return { call: 'signIn', reason: 'signedOut', status: 0 };
  if (isSameTenant(of, signedIn)) return undefined;
  return { call: 'signIn', reason: 'otherTenant', status: 0, tenant: of.tenantId };
}
