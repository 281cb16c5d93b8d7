import 'temporal-polyfill/global';
import { FINDING_CODES, type FindingCode } from '../../../lib/directory/findings/finding.ts';
import { parseIsoDate } from '../../../lib/directory/ids.ts';
import { toSupportContact } from '../../../lib/directory/own-partner.ts';
import type {
  Customer,
  DelegatedAdmin,
  Directory,
  IsoDate,
  Partner,
  Subscription,
} from '../../../lib/directory/types.ts';
import { aCustomer, aPartner, aSubscription } from '../../fixtures/documents.ts';

/** A day so many days from today, as the browser on this machine sees it. */
export function dayFromToday(days: number): IsoDate {
  const day = parseIsoDate(Temporal.Now.plainDateISO().add({ days }).toString());
  if (!day) throw new Error('Temporal wrote no day.');
  return day;
}

export const REACH = { telephone: '+81 3 5550 0100', email: 'help@trey.example', languages: [] };

/** How a sound designation is changed so that one finding shows. */
interface Flaw {
  partner?: Partial<Partner>;
  customer?: Partial<Customer>;
  held?: Partial<DelegatedAdmin>;
  subscription?: Partial<Subscription>;
  /** Nobody is designated. */
  isDefault?: boolean;
  /** The designated partner is left out of the directory. */
  isUnknown?: boolean;
  neverVerified?: boolean;
}

const FLAWS: Record<FindingCode, Flaw> = {
  stillDefault: { isDefault: true },
  relationshipNone: { partner: { relationship: 'none' } },
  relationshipRequested: { partner: { relationship: 'requested' } },
  relationshipEnded: { partner: { relationship: 'ended' } },
  partnerUnknown: { isUnknown: true },
  delegatedAdminMissing: { held: { kind: 'none' } },
  delegatedAdminEnded: { held: { endDate: dayFromToday(-1) } },
  delegatedAdminEnding: { held: { endDate: dayFromToday(7) } },
  delegatedAdminUnknown: { customer: { delegatedAdmin: [] } },
  supportContactOutdated: { partner: { name: 'Renamed since' } },
  expiredDesignation: { subscription: { status: 'expired' } },
  telephoneMissing: { partner: { support: { email: REACH.email, languages: [] } } },
  emailMissing: { partner: { support: { telephone: REACH.telephone, languages: [] } } },
  unreachable: { partner: { support: { languages: [] } } },
  telephoneInvalid: { partner: { support: { ...REACH, telephone: 'ask Ann' } } },
  emailInvalid: {},
  websiteInvalid: {},
  profileUnverified: { partner: { verifiedOn: dayFromToday(-400) } },
  profileNeverVerified: { neverVerified: true },
  sharedDomain: { customer: { domains: ['shared.example'] } },
};

/** What no import lets in, as an older version may have stored it: fields of the support profile by code. */
export const STORED_FLAWS = {
  emailInvalid: { email: 'a@b@c' },
  websiteInvalid: { website: 'ftp://trey.example/' },
} as const;

export interface FlawedCase {
  customer: Customer;
  partner: Partner;
}

/** The customer and the reseller that show this finding, and no other one that the test asks about. */
export function flawedCase(code: FindingCode): FlawedCase {
  const n = FINDING_CODES.indexOf(code);
  const { partner: change, customer, held, subscription, isDefault, neverVerified } = FLAWS[code];
  const sound = aPartner(100 + n, { name: `Reseller of ${code}`, support: REACH });
  const partner: Partner = { ...sound, ...(neverVerified ? {} : { verifiedOn: dayFromToday(0) }), ...change };
  const supportContact = isDefault ? {} : { supportContact: toSupportContact(sound) };
  return {
    partner,
    customer: aCustomer(200 + n, {
      companyName: `Customer of ${code}`,
      delegatedAdmin: [{ tenantId: partner.tenantId, kind: 'gdap', ...held }],
      subscriptions: [aSubscription(300 + n, { ...supportContact, ...subscription })],
      ...customer,
    }),
  };
}

/** A directory in which every finding there is shows exactly once; those of `STORED_FLAWS` are still to be stored. */
export function flawedDirectory(): Directory {
  const own = aPartner(1, { name: 'Contoso', role: 'indirectProvider', support: REACH, verifiedOn: dayFromToday(0) });
  const sharing = aCustomer(2, { companyName: 'Sharing', domains: ['shared.example'], subscriptions: [] });
  const cases = FINDING_CODES.map((code) => ({ code, ...flawedCase(code) }));
  return {
    workspace: { name: 'Contoso' },
    partners: [own, ...cases.filter(({ code }) => !FLAWS[code].isUnknown).map(({ partner }) => partner)],
    customers: [sharing, ...cases.map(({ customer }) => customer)],
  };
}
