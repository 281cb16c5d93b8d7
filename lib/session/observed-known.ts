import { getObservedPartners, getObserving } from '../db/observed.ts';
import type { Db } from '../db/open.ts';
import { getPartners } from '../db/partners.ts';
import { ownPartner } from '../directory/own-partner.ts';
import type { Partner, TenantId } from '../directory/types.ts';
import { mergePartners, otherTenant } from '../partner-center/observe/merge-partners.ts';
import { type ObservedPartners, parseObservedPartners } from '../partner-center/observe/observed-partners.ts';
import { isWhole, type ObservingRun, parseRun } from '../partner-center/observe/observing-run.ts';
import type { ObservedSummary } from './observed-summary.ts';

/** What is known before the customers are compared one by one. */
export interface ObservedKnown extends Pick<ObservedSummary, 'listing' | 'otherTenant' | 'resellersFault'> {
  run: ObservingRun | undefined;
  /** Resellers and providers that Partner Center lists. */
  listedPartners: number;
  /** As they are on record. */
  partners: Partner[];
  /** Those that Partner Center tells something about, as they will be. */
  becoming: Partner[];
  /** All of them, as they will be. */
  after: Partner[];
  /** Whose customers they are. */
  own: TenantId | undefined;
}

export async function readObservedKnown(db: Db): Promise<ObservedKnown> {
  const [partners, stored, told] = await Promise.all([getPartners(db), getObserving(db), getObservedPartners(db)]);
  const [run, observed] = [parseRun(stored), parseObservedPartners(told)];
  const becoming = observed ? mergePartners(partners, observed, run?.tenant?.tenantId) : [];
  const byId = new Map([...partners, ...becoming].map((partner) => [partner.tenantId, partner]));
  const after = [...byId.values()];
  return {
    run,
    partners,
    becoming,
    after,
    listedPartners: countListed(observed),
    own: ownPartner({ partners: after })?.tenantId,
    ...listingOf(run, partners, observed),
    ...(observed && !observed.resellers.ok ? { resellersFault: observed.resellers.fault } : {}),
  };
}

function countListed(observed: ObservedPartners | undefined): number {
  const lists = observed ? [observed.resellers, observed.providers] : [];
  return lists.reduce((sum, heard) => sum + (heard.ok ? heard.value.items.length : 0), 0);
}

function listingOf(
  run: ObservingRun | undefined,
  partners: readonly Partner[],
  observed: ObservedPartners | undefined,
): Pick<ObservedKnown, 'listing' | 'otherTenant'> {
  const other = observed && otherTenant(partners, observed, run?.tenant?.tenantId);
  if (other !== undefined) return { listing: 'otherTenant', otherTenant: other };
  return { listing: run && isWhole(run) ? 'whole' : 'partly' };
}
