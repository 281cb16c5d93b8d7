import { ownPartner } from '../../directory/own-partner.ts';
import type { Partner, TenantId } from '../../directory/types.ts';
import type { Page, SeenOrganization, SeenPartner } from '../types.ts';
import type { Heard, ObservedPartners } from './observed-partners.ts';

/**
 * The partners that Partner Center tells something new about, as they will be. Nobody is dropped.
 *
 * @param signedInTo the tenant of the sign-in, for where Partner Center does not say whose it is
 */
export function mergePartners(
  partners: readonly Partner[],
  observed: ObservedPartners,
  signedInTo?: TenantId,
): Partner[] {
  if (otherTenant(partners, observed, signedInTo) !== undefined) return [];
  const own = mergeOwn(ownPartner({ partners }), observed);
  const listed = heardOf(observed.resellers);
  const resellers = listed ? mergeListed(partners, listed, own?.tenantId) : [];
  return [...(own ? [own] : []), ...resellers, ...endUnlisted(partners, observed)];
}

/**
 * Who signed in, by name or tenant id, where it is another partner than this directory's: what is not listed there proves
 * nothing.
 */
export function otherTenant(
  partners: readonly Partner[],
  { organization }: ObservedPartners,
  signedInTo?: TenantId,
): string | undefined {
  const own = ownPartner({ partners });
  const known = heardOf(organization);
  const tenantId = known?.tenantId ?? signedInTo;
  return own && tenantId && tenantId !== own.tenantId ? known?.companyName || tenantId : undefined;
}

/** What Partner Center knows of ourselves fills what is empty; a directory without us gets us. */
function mergeOwn(before: Partner | undefined, observed: ObservedPartners): Partner | undefined {
  const own = before ?? newOwn(observed);
  if (!own) return undefined;
  const { organization, mpnProfile, supportProfile } = observed;
  const country = own.country ?? heardOf(organization)?.country;
  const mpnId = own.mpnId || heardOf(mpnProfile)?.mpnId || '';
  const { email, telephone, website } = { ...heardOf(supportProfile), ...own.support };
  const support = {
    ...own.support,
    ...(email ? { email } : {}),
    ...(telephone ? { telephone } : {}),
    ...(website ? { website } : {}),
  };
  return { ...own, mpnId, support, ...(country ? { country } : {}) };
}

const heardOf = <T>(heard: Heard<T>): T | undefined => (heard.ok ? heard.value : undefined);

function newOwn({ organization, resellers }: ObservedPartners): Partner | undefined {
  const known: SeenOrganization | undefined = heardOf(organization);
  if (!known) return undefined;
  const hasResellers = (heardOf(resellers)?.items.length ?? 0) > 0;
  return {
    tenantId: known.tenantId,
    mpnId: '',
    name: known.companyName,
    role: hasResellers ? 'indirectProvider' : 'directBill',
    relationship: 'active',
    support: { languages: [] },
  };
}

function mergeListed(partners: readonly Partner[], { items }: Page<SeenPartner>, own: TenantId | undefined): Partner[] {
  const stored = new Map(partners.map((partner) => [partner.tenantId, partner]));
  const listed = items.filter(({ tenantId }) => tenantId !== own);
  return listed.map((reseller) => mergeReseller(stored.get(reseller.tenantId), reseller));
}

/** Nobody's relationship ends before it is told whose list it is, and all of the list. */
function endUnlisted(partners: readonly Partner[], { organization, resellers }: ObservedPartners): Partner[] {
  if (!organization.ok || !resellers.ok || !isWhole(resellers.value)) return [];
  const seen = new Set(resellers.value.items.map(({ tenantId }) => tenantId));
  const ended = partners.filter((partner) => isActive(partner) && !seen.has(partner.tenantId));
  return ended.map((partner) => ({ ...partner, relationship: 'ended' }));
}

/** An empty list ends nobody: it is also what an account sees that may see none. */
const isWhole = ({ items, unreadable, next }: Page<SeenPartner>) =>
  items.length > 0 && unreadable.length === 0 && !next;

const isActive = ({ role, relationship }: Partner) => role === 'indirectReseller' && relationship === 'active';

/** The name is ours once it is there: customers read it on their cards. */
function mergeReseller(
  before: Partner | undefined,
  { tenantId, name, mpnId, relationship, country }: SeenPartner,
): Partner {
  const rest: Partner = before ?? {
    tenantId,
    mpnId: '',
    name: name || tenantId,
    role: 'indirectReseller',
    relationship: 'active',
    support: { languages: [] },
  };
  const where = rest.country ?? country;
  return {
    ...rest,
    mpnId: mpnId || rest.mpnId,
    relationship: relationship ?? 'active',
    ...(where ? { country: where } : {}),
  };
}
