import { parsePartner } from '../directory/parse.ts';
import type { Parsed } from '../directory/problem.ts';
import type { Partner } from '../directory/types.ts';
import { planPartnerEdit } from './directory-edit.ts';
import { type FormOutcome, openReview } from './open-review.ts';
import type { OptionsSession } from './options-session.ts';
import { type PartnerDraft, parsePartnerDraft } from './partner-draft.ts';
import { planRelationship } from './relationship-change.ts';

/** A reseller with whom a relationship is requested, as it is typed. */
export interface RequestedReseller {
  name: string;
  tenantId: string;
  mpnId: string;
  email: string;
}

type Written = (partner: Partner) => void;

/** Adds a partner, or edits the one of that tenant. */
export function editPartner(
  session: OptionsSession,
  draft: PartnerDraft,
  kept: Partner | undefined,
  onWritten: Written,
): FormOutcome {
  const parsed = parsePartnerDraft(draft, kept);
  const refused = kept ? undefined : refuseKnown(session, parsed);
  if (!parsed.ok || refused) return refused ?? { state: 'problems', problems: parsed.ok ? [] : parsed.problems };
  const partner = parsed.value;
  const planned = planPartnerEdit(kept, partner, session.head.peek(), kept ? [supportNote(partner)] : []);
  return openReview(session, planned, { names: nameOf(partner), onWritten: () => onWritten(partner) });
}

/** Records the request; a reseller that is on record without a relationship keeps its profile. */
export function requestRelationship(
  session: OptionsSession,
  draft: RequestedReseller,
  onWritten: Written,
): FormOutcome {
  const { email, ...profile } = draft;
  const parsed = parsePartner({ ...profile, role: 'indirectReseller', support: { email } });
  if (!parsed.ok) return { state: 'problems', problems: parsed.problems };
  const known = session.partners.peek().find(({ tenantId }) => tenantId === parsed.value.tenantId);
  if (
    known &&
    (known.role !== 'indirectReseller' || known.relationship === 'active' || known.relationship === 'requested')
  )
    return knownProblem(known);
  return changeRelationship(session, known ?? parsed.value, 'requested', onWritten);
}

/** Records that a relationship is requested or active. */
export function changeRelationship(
  session: OptionsSession,
  partner: Partner,
  relationship: 'requested' | 'active',
  onWritten: Written = () => undefined,
): FormOutcome {
  const before = session.partners.peek().find(({ tenantId }) => tenantId === partner.tenantId);
  const planned = planRelationship(before, partner, relationship, session.head.peek());
  return openReview(session, planned, {
    names: nameOf(partner),
    onWritten: () => onWritten({ ...partner, relationship }),
  });
}

function refuseKnown(session: OptionsSession, parsed: Parsed<Partner>): FormOutcome | undefined {
  if (!parsed.ok) return undefined;
  const known = session.partners.peek().find(({ tenantId }) => tenantId === parsed.value.tenantId);
  return known && knownProblem(known);
}

const knownProblem = ({ name }: Partner): FormOutcome => ({
  state: 'problems',
  problems: [{ code: 'partners.new.exists', path: 'tenantId', value: name }],
});

const nameOf = ({ tenantId, name }: Partner) => new Map([[tenantId, name]]);

const supportNote = ({ name }: Partner) => ({ level: 'info' as const, key: 'review.note.support', params: { name } });
