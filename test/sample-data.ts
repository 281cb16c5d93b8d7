import type {
  Customer,
  DelegatedAdmin,
  Directory,
  IsoDate,
  Partner,
  RelationshipState,
  ServiceHours,
  Subscription,
  SubscriptionId,
  TenantId,
} from '../lib/directory/types.ts';
import { writeCustomersCsv } from '../lib/transfer/customer-csv.ts';
import { type CoinedCompany, coinCompany } from './coin-company.ts';
import { createRandom, type Random, randomGuid } from './sample-random.ts';
import { OFFERS, RESELLERS, WORD_SETS, type WordSet } from './sample-words.ts';

export interface SampleOptions {
  customers: number;
  /** The same number for each customer; 3 unless told. */
  subscriptionsPerCustomer?: number;
  /** Besides the own provider; 8 unless told. */
  resellers?: number;
  /**
   * `listed`: a few words and a running number, unless told. `coined`: a vocabulary as large as a real book's, in the
   * same seven scripts, without numbers; domains and aliases as companies have them; a telephone for each reseller.
   */
  names?: 'listed' | 'coined';
  seed: number;
}

/** A directory whose customers are made one at a time: a million of them need not be there at once. */
export interface SampleBook {
  partners: Partner[];
  /** Sorted by tenant id. To be run through once. */
  customers: Iterable<Customer>;
}

// Made here in the form the parsers yield: parsing 400,000 of our own would only cost time.
const tenantId = (random: Random) => randomGuid(random) as TenantId;
const subscriptionId = (random: Random) => randomGuid(random) as SubscriptionId;
const date = (text: string) => text as IsoDate;
const byTenant = (a: { tenantId: TenantId }, b: { tenantId: TenantId }) => (a.tenantId < b.tenantId ? -1 : 1);

/** A fictitious directory in parsed form, the same for the same options. */
export function sampleDirectory(options: SampleOptions): Directory {
  const { partners, customers } = sampleBook(options);
  return { workspace: { name: 'Sample directory' }, partners, customers: [...customers] };
}

/** What `sampleDirectory` makes, customer by customer. */
export function sampleBook(options: SampleOptions): SampleBook {
  const random = createRandom(options.seed);
  const isCoined = options.names === 'coined';
  const own = ownPartner(random);
  const resellers = Array.from({ length: options.resellers ?? 8 }, (_, index) => {
    const listed = reseller(random, index);
    return isCoined ? coinedReseller(random, listed, index) : listed;
  });
  const partners = [own, ...resellers];
  const designable = partners.filter(
    (partner) => partner.relationship === 'active' && partner.role === 'indirectReseller',
  );
  return { partners: partners.sort(byTenant), customers: customersOf(random, options, designable) };
}

function* customersOf(
  random: Random,
  { customers, subscriptionsPerCustomer = 3, names = 'listed' }: SampleOptions,
  designable: Partner[],
): Generator<Customer> {
  const ids = Array.from({ length: customers }, () => tenantId(random)).sort();
  const taken = new Set<string>();
  for (const [index, id] of ids.entries()) {
    const company = names === 'coined' ? coinedCompany(random, taken) : listedCompany(random, index);
    yield customer(random, id, company, subscriptionsPerCustomer, designable);
  }
}

/** Its customers as a CSV file's text. */
export function sampleCsv(directory: Directory): string {
  return writeCustomersCsv(directory.customers);
}

function ownPartner(random: Random): Partner {
  return {
    tenantId: tenantId(random),
    mpnId: '0004391507',
    name: 'Woodgrove Distribution',
    role: 'indirectProvider',
    country: 'US',
    relationship: 'active',
    support: {
      email: 'support@woodgrove.example',
      telephone: '+1 425 555 0100',
      website: 'https://support.woodgrove.example/cases',
      languages: ['en-US', 'ja', 'de'],
      hours: {
        timeZone: 'America/Los_Angeles',
        ranges: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }],
        holidays: [],
      },
      scope: 'Sign-in, licences, mail and Teams. Not: custom software.',
      pricing: 'Included in the subscription',
      channels: { critical: 'Telephone, any hour', high: 'Telephone', normal: 'Email' },
    },
  };
}

function reseller(random: Random, index: number): Partner {
  const known = RESELLERS[index % RESELLERS.length];
  if (!known) throw new RangeError('no reseller words');
  const round = Math.floor(index / RESELLERS.length);
  return {
    tenantId: tenantId(random),
    mpnId: String(random.int(10_000_000)).padStart(7, '0'),
    name: round === 0 ? known.name : `${known.name} ${round + 1}`,
    role: 'indirectReseller',
    country: known.country,
    relationship: relationshipOf(index),
    support: {
      email: `help@reseller-${index + 1}.example`,
      telephone: known.telephone,
      website: `https://www.reseller-${index + 1}.example/support`,
      languages: [...known.languages],
      hours: officeHours(known.timeZone, index),
    },
  };
}

/** Mostly active; the fourth is requested and the seventh ended, in every ten. */
const relationshipOf = (index: number): RelationshipState =>
  index % 10 === 3 ? 'requested' : index % 10 === 6 ? 'ended' : 'active';

function officeHours(timeZone: string, index: number): ServiceHours {
  const week = { days: [1, 2, 3, 4, 5], from: index % 2 ? '08:30' : '09:00', to: index % 3 ? '17:30' : '18:00' };
  const weekend = index % 4 === 0 ? [{ days: [6], from: '10:00', to: '12:00' }] : [];
  return { timeZone, ranges: [week, ...weekend], holidays: [date('2026-12-25'), date('2027-01-01')] };
}

/** Its name is its own and so are the last digits of its telephone; hours, languages and country stay. */
function coinedReseller(random: Random, { support, ...listed }: Partner, index: number): Partner {
  const { name, country } = coinCompany(random, new Set());
  const digits = String(Math.floor(index / RESELLERS.length)).padStart(2, '0');
  const telephone = `${support.telephone?.slice(0, -digits.length)}${digits}`;
  return { ...listed, name, country, support: { ...support, telephone } };
}

type Company = Omit<CoinedCompany, 'domains' | 'aliases'> & {
  /** Called once, after it was decided who supports the customer. */
  addresses(): Pick<Customer, 'domains' | 'aliases'>;
};

function listedCompany(random: Random, index: number): Company {
  const words = random.pick(WORD_SETS);
  const name = companyNameOf(random, words, index);
  const addresses = () => ({
    domains: domainsOf(random, words, index),
    aliases: random.chance(0.1) ? [`${name.slice(0, 3).trim()}${index}`] : [],
  });
  return { name, country: words.country, addresses };
}

function coinedCompany(random: Random, taken: Set<string>): Company {
  const { name, country, ...addresses } = coinCompany(random, taken);
  return { name, country, addresses: () => addresses };
}

function customer(
  random: Random,
  id: TenantId,
  company: Company,
  subscriptions: number,
  resellers: Partner[],
): Customer {
  const held = resellers.length > 0 && random.chance(0.7) ? random.pick(resellers) : undefined;
  return {
    tenantId: id,
    companyName: company.name,
    ...company.addresses(),
    country: company.country,
    relationship: random.chance(0.97) ? 'active' : 'ended',
    delegatedAdmin: held ? [delegatedAdminOf(random, held.tenantId)] : [],
    subscriptions: subscriptionsOf(random, subscriptions, random.chance(0.6) ? held : undefined),
    ...(random.chance(0.02) ? { notes: 'Calls on Mondays.' } : {}),
  };
}

function companyNameOf(random: Random, { first, second, endings, between }: WordSet, index: number): string {
  const ending = random.pick(endings);
  const name = [random.pick(first), random.pick(second)].join(between);
  return `${name} ${index + 1}${ending && (between || ' ')}${ending}`;
}

const labels = new Map<string, string>();
/** The ASCII form (`xn--…`) of a domain label, through the URL parser once per word. */
function asciiLabel(word: string): string {
  const known = labels.get(word) ?? new URL(`https://${word}`).hostname;
  labels.set(word, known);
  return known;
}

function domainsOf(random: Random, { domainWord, country }: WordSet, index: number): string[] {
  const plain = `customer-${index + 1}.${country.toLowerCase()}.example`;
  const international = domainWord && random.chance(0.3) ? [`c${index + 1}.${asciiLabel(domainWord)}.example`] : [];
  return random.chance(0.5)
    ? [plain, ...international, `customer${index + 1}.onmicrosoft.example`]
    : [plain, ...international];
}

function delegatedAdminOf(random: Random, holder: TenantId): DelegatedAdmin {
  if (random.chance(0.1)) return { tenantId: holder, kind: 'none' };
  if (random.chance(0.3)) return { tenantId: holder, kind: 'dap' };
  return {
    tenantId: holder,
    kind: 'gdap',
    endDate: date(random.pick(['2026-06-30', '2026-12-15', '2027-11-30', '2028-03-31'])),
  };
}

function subscriptionsOf(random: Random, count: number, designated: Partner | undefined): Subscription[] {
  const ids = Array.from({ length: count }, () => subscriptionId(random)).sort();
  return ids.map((id) => subscription(random, id, designated));
}

function subscription(random: Random, id: SubscriptionId, designated: Partner | undefined): Subscription {
  const { offerId, offerName, commerce } = random.pick(OFFERS);
  const own = {
    id,
    offerId,
    offerName,
    friendlyName: random.chance(0.2)
      ? `${offerName} (${random.pick(['head office', 'warehouse', 'staff', '店舗'])})`
      : offerName,
    status: random.chance(0.9)
      ? ('active' as const)
      : random.pick(['suspended', 'expired', 'deleted', 'pending'] as const),
    quantity: random.int(300) + 1,
    commerce,
    channel: random.chance(0.95)
      ? ('csp' as const)
      : random.pick(['direct', 'enterpriseAgreement', 'otherPartner'] as const),
  };
  if (!designated || random.chance(0.3)) return own;
  const { tenantId: supportTenantId, mpnId: supportMpnId, name } = designated;
  return { ...own, supportContact: { supportTenantId, supportMpnId, name } };
}
