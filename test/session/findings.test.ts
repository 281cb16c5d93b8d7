import { describe, expect, it } from 'vitest';
import { getCustomer } from '../../lib/db/customers.ts';
import { sharedDomainsOf } from '../../lib/db/shared-domains.ts';
import { type CustomerFinding, FINDING_CODES, type FindingCode } from '../../lib/directory/findings/finding.ts';
import { findingsOf } from '../../lib/directory/findings/findings-of.ts';
import { findingsOfPartner } from '../../lib/directory/findings/findings-of-partner.ts';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import type { Customer, IsoDate, Partner } from '../../lib/directory/types.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { createCustomerActions } from '../../lib/session/customer-actions.ts';
import { confirmProfile, customerFix, type FixStep, partnerFix } from '../../lib/session/findings-fix.ts';
import { groupFindings } from '../../lib/session/findings-group.ts';
import { levelOfCode } from '../../lib/session/findings-level.ts';
import { watchSharedDomains } from '../../lib/session/findings-shared.ts';
import { watchCustomer } from '../../lib/session/open-customer.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { changeRelationship } from '../../lib/session/partner-actions.ts';
import { aCustomer, aPartner, aSubscription } from '../fixtures/documents.ts';
import { memorySession, write } from './memory-session.ts';
import { getPartner } from './stored-partner.ts';

const TODAY = Temporal.Now.plainDateISO();
const day = (daysFromToday: number): IsoDate => {
  const parsed = parseIsoDate(TODAY.add({ days: daysFromToday }).toString());
  if (!parsed) throw new Error('no day');
  return parsed;
};

const reach = { telephone: '+81 3 5550 0100', email: 'help@trey.example', languages: [] };
const own = aPartner(1, { role: 'indirectProvider', support: reach, verifiedOn: day(0) });
const trey = aPartner(2, { name: 'Trey Research', support: reach, verifiedOn: day(0) });
const held = { tenantId: trey.tenantId, kind: 'gdap' as const };

interface Case {
  partner?: Partial<Partner>;
  customer?: Partial<Customer>;
  /** The partner is not on record. */
  isUnknown?: boolean;
}

const designated = (change: Parameters<typeof aSubscription>[1] = {}) => [
  aSubscription(1, { supportContact: toSupportContact(trey), ...change }),
];
const sound: Partial<Customer> = { subscriptions: designated(), delegatedAdmin: [held] };
const renamed = designated({ supportContact: { ...toSupportContact(trey), name: 'Old Trey' } });

const CASES: Record<FindingCode, Case> = {
  stillDefault: { customer: { subscriptions: [aSubscription(1)] } },
  partnerUnknown: { isUnknown: true },
  relationshipNone: { partner: { relationship: 'none' } },
  relationshipRequested: { partner: { relationship: 'requested' } },
  relationshipEnded: { partner: { relationship: 'ended' } },
  delegatedAdminMissing: { customer: { delegatedAdmin: [{ ...held, kind: 'none' }] } },
  delegatedAdminEnded: { customer: { delegatedAdmin: [{ ...held, endDate: day(-1) }] } },
  delegatedAdminEnding: { customer: { delegatedAdmin: [{ ...held, endDate: day(7) }] } },
  delegatedAdminUnknown: { customer: { delegatedAdmin: [] } },
  supportContactOutdated: { customer: { subscriptions: renamed } },
  expiredDesignation: { customer: { subscriptions: designated({ status: 'expired' }) } },
  unreachable: { partner: { support: { languages: [] } } },
  telephoneMissing: { partner: { support: { email: reach.email, languages: [] } } },
  emailMissing: { partner: { support: { telephone: reach.telephone, languages: [] } } },
  telephoneInvalid: { partner: { support: { ...reach, telephone: 'ask Ann' } } },
  emailInvalid: { partner: { support: { ...reach, email: 'a@b@c' } } },
  websiteInvalid: { partner: { support: { ...reach, website: 'javascript:alert(1)' } } },
  profileUnverified: { partner: { verifiedOn: day(-400) } },
  profileNeverVerified: {},
  sharedDomain: { customer: { domains: ['own.example', 'shared.example'] } },
};

const TYPED = {
  domains: 'own.example',
  'support.telephone': reach.telephone,
  'support.email': reach.email,
  'support.website': 'https://trey.example/',
};

async function opened(code: FindingCode) {
  const { partner, customer, isUnknown } = CASES[code];
  const session = await memorySession();
  const { verifiedOn: _, ...never } = trey;
  const before: Partner = { ...(code === 'profileNeverVerified' ? never : trey), ...partner };
  const one = aCustomer(10, { ...sound, ...customer });
  const other = aCustomer(11, { domains: ['shared.example'], subscriptions: [] });
  const partners = isUnknown ? [own] : [own, before];
  await write(session.db, [
    ...partners.map((known) => diffPartner(undefined, known)),
    ...[one, other].map((known) => diffCustomer(undefined, known)),
  ]);
  await expect.poll(() => session.head.value).toBe(1);
  return { session, one };
}

const words = { commerce: (word: string) => word, channel: (word: string) => word };

async function look(session: OptionsSession, id: Customer['tenantId']) {
  const customer = await getCustomer(session.db, id);
  if (!customer) throw new Error('no customer');
  const shared = await sharedDomainsOf(session.db, customer);
  const ofCustomer = findingsOf(customer, { partners: session.partners.value }, session.today(), shared);
  const partner = await getPartner(session.db, trey.tenantId);
  return { ofCustomer, partner, ofPartner: partner ? findingsOfPartner(partner, session.today()) : [] };
}

/** What the page's control does where a fix leads to it, or asks something first. */
function take(session: OptionsSession, step: FixStep | undefined) {
  if (step?.kind === 'review') return step.open();
  if (step?.kind === 'type') return step.open(TYPED[step.field]);
  if (step?.kind === 'delegatedAdmin') return step.open({ tenantId: step.holder.tenantId, kind: 'gdap' });
  expect(step).toEqual({ kind: 'go', route: { view: 'partner', tenantId: trey.tenantId } });
  const partner = session.partners.value.find(({ tenantId }) => tenantId === trey.tenantId);
  return partner && changeRelationship(session, partner, 'active');
}

describe('the first fix of a finding', () => {
  it.each(FINDING_CODES.map((code) => [code]))('clears %s with one review', async (code) => {
    const { session, one } = await opened(code);
    const watch = watchCustomer(session, one.tenantId);
    await expect.poll(() => watch.view.value.state).toBe('ready');
    const actions = createCustomerActions(session, watch, words);
    const before = await look(session, one.tenantId);
    const found: CustomerFinding | undefined = [...before.ofCustomer, ...before.ofPartner].find(
      (finding) => finding.code === code,
    );
    if (!found) throw new Error(`the case does not show ${code}`);
    expect(found.level).toBe(levelOfCode(code));
    const step = before.ofCustomer.includes(found)
      ? customerFix(session, { customer: one, actions }, found)
      : before.partner && partnerFix(session, before.partner, found);
    expect(take(session, step)).toEqual({ state: 'opened' });
    await session.review.confirm();
    expect(session.review.view.value.state).toBe('done');
    await expect.poll(() => session.head.value).toBe(2);
    const after = await look(session, one.tenantId);
    expect([...after.ofCustomer, ...after.ofPartner].map((finding) => finding.code)).not.toContain(code);
    watch.dispose();
  });
});

describe('findings of several subscriptions', () => {
  it('stand once when one fix settles them all, and one by one when it does not', () => {
    const both = (change: object) => [1, 2].map((n) => aSubscription(n, change));
    const supportContact = toSupportContact(trey);
    const found = (change: Partial<Customer>) =>
      groupFindings(findingsOf(aCustomer(10, change), { partners: [own, trey] }, day(0))).map(
        ({ finding, subscriptions }) => [finding.code, subscriptions.length],
      );
    expect(found({ subscriptions: both({ supportContact }) })).toEqual([['delegatedAdminUnknown', 2]]);
    expect(found({ subscriptions: both({}), delegatedAdmin: [held] })).toEqual([
      ['stillDefault', 1],
      ['stillDefault', 1],
    ]);
  });
});

describe('confirming a support profile', () => {
  it('writes the day, and Undo takes it back', async () => {
    const { session } = await opened('profileUnverified');
    const before = await getPartner(session.db, trey.tenantId);
    if (!before) throw new Error('no partner');
    expect(confirmProfile(session, before)).toEqual({ state: 'opened' });
    await session.review.confirm();
    expect((await getPartner(session.db, trey.tenantId))?.verifiedOn).toBe(day(0));
    await session.review.undo();
    expect(await getPartner(session.db, trey.tenantId)).toEqual(before);
  });

  it('changes nothing twice on one day', async () => {
    const { session } = await opened('stillDefault');
    const partner = await getPartner(session.db, trey.tenantId);
    expect(partner && confirmProfile(session, partner)).toEqual({ state: 'unchanged' });
  });
});

describe('shared domains', () => {
  it('are shared no more once the other customer gives them up', async () => {
    const { session, one } = await opened('sharedDomain');
    const { shared, dispose } = watchSharedDomains(session, one);
    await expect.poll(() => [...shared.value]).toEqual(['shared.example']);
    const other = aCustomer(11, { domains: ['shared.example'], subscriptions: [] });
    await write(session.db, [diffCustomer(other, { ...other, domains: [] })]);
    await expect.poll(() => [...shared.value]).toEqual([]);
    dispose();
  });
});
