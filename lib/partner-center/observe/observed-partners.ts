import * as v from 'valibot';
import type { Page, SeenMpnProfile, SeenOrganization, SeenPartner, SeenSupportProfile } from '../types.ts';
import type { ObservedFault } from './observed-customer.ts';

/** What a question brought, or why it brought nothing. */
export type Heard<T> = { ok: true; value: T } | { ok: false; fault: ObservedFault };

/** Who Partner Center says we are, and whom it says we deal with. Kept in this profile alone. */
export interface ObservedPartners {
  v: 1;
  /** ISO 8601 instant. */
  at: string;
  organization: Heard<SeenOrganization>;
  /** Ours; no value: Partner Center knows none. */
  mpnProfile: Heard<SeenMpnProfile | undefined>;
  supportProfile: Heard<SeenSupportProfile>;
  resellers: Heard<Page<SeenPartner>>;
  providers: Heard<Page<SeenPartner>>;
}

const heard = v.looseObject({ ok: v.boolean() });
const outline = v.looseObject({
  v: v.literal(1),
  at: v.string(),
  organization: heard,
  mpnProfile: heard,
  supportProfile: heard,
  resellers: heard,
  providers: heard,
});

const observedPartners = v.custom<ObservedPartners>((input) => v.is(outline, input));

/** Undefined for what another version wrote, or nobody. */
export function parseObservedPartners(record: object | undefined): ObservedPartners | undefined {
  return v.is(observedPartners, record) ? record : undefined;
}
