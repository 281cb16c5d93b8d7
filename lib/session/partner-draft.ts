import { parsePartner } from '../directory/parse.ts';
import type { Parsed } from '../directory/problem.ts';
import { formatHours, parseHours } from '../directory/service-hours.ts';
import type { Partner } from '../directory/types.ts';
import { parseLines } from './text-list.ts';

/** A partner and its support profile as they are typed. */
export interface PartnerDraft {
  tenantId: string;
  mpnId: string;
  name: string;
  role: string;
  country: string;
  email: string;
  telephone: string;
  website: string;
  /** BCP 47 tags, comma-separated. */
  languages: string;
  timeZone: string;
  /** As `parseHours` takes it. */
  hours: string;
  critical: string;
  high: string;
  normal: string;
  scope: string;
  pricing: string;
}

export function toPartnerDraft(partner: Partner | undefined, timeZone: string): PartnerDraft {
  const { support } = partner ?? {};
  return {
    tenantId: partner?.tenantId ?? '',
    mpnId: partner?.mpnId ?? '',
    name: partner?.name ?? '',
    role: partner?.role ?? 'indirectReseller',
    country: partner?.country ?? '',
    email: support?.email ?? '',
    telephone: support?.telephone ?? '',
    website: support?.website ?? '',
    languages: (support?.languages ?? []).join(', '),
    timeZone: support?.hours?.timeZone ?? timeZone,
    hours: support?.hours ? formatHours(support.hours) : '',
    critical: support?.channels?.critical ?? '',
    high: support?.channels?.high ?? '',
    normal: support?.channels?.normal ?? '',
    scope: support?.scope ?? '',
    pricing: support?.pricing ?? '',
  };
}

/** Problems name the field as in `Partner`; hours that cannot be read are `support.hours`. */
export function parsePartnerDraft(draft: PartnerDraft, kept: Partner | undefined): Parsed<Partner> {
  const { email, telephone, website, scope, pricing } = draft;
  const hours = parseHours(draft.hours, draft.timeZone);
  if (draft.hours.trim() && !hours)
    return { ok: false, problems: [{ code: 'hours', path: 'support.hours', value: draft.hours }] };
  return parsePartner({
    relationship: kept?.relationship ?? 'none',
    tenantId: draft.tenantId,
    mpnId: draft.mpnId,
    name: draft.name,
    role: draft.role,
    country: draft.country,
    support: {
      email,
      telephone,
      website,
      scope,
      pricing,
      languages: parseLines(draft.languages),
      hours,
      ...channelsOf(draft),
    },
    ...(kept?.verifiedOn ? { verifiedOn: kept.verifiedOn } : {}),
  });
}

function channelsOf({ critical, high, normal }: PartnerDraft) {
  const channels = Object.entries({ critical, high, normal }).filter(([, text]) => text.trim());
  return channels.length > 0 ? { channels: Object.fromEntries(channels) } : {};
}
