import { CHANNELS, COMMERCE } from './customer-schema.ts';
import type { CustomerFact, CustomerFacts, EndingFact, SubscriptionFact } from './tally-facts.ts';
import type { DelegatedAdmin } from './types.ts';

/** A fact as the texts that tell it apart, in two pieces: facts that share a stem are counted in one place. */
export interface FactPath {
  /** One array for all subscriptions of a customer with the same designation. */
  stem: readonly string[];
  leaf: string;
}

/** The customer's own path first, then one per running subscription and one per delegated admin that ends some day. */
export function factPaths({ customer, subscriptions, endings }: CustomerFacts): FactPath[] {
  const paths = [customerPath(customer)];
  let last: SubscriptionFact['designation'] | undefined;
  let stem: readonly string[] = [];
  for (const { fact } of subscriptions) {
    if (fact.designation !== last) stem = stemOf(fact.designation);
    last = fact.designation;
    paths.push({ stem, leaf: leafOf(fact) });
  }
  for (const ending of endings) paths.push(endingPath(ending));
  return paths;
}

/** One array for the many that have nothing more to tell: the counter then stays where it is. */
const UNSUPPORTED: readonly string[] = ['customer'];
const UNHELD: readonly string[] = ['default'];

function customerPath({ hasDefault, supporters }: CustomerFact): FactPath {
  const leaf = flag(hasDefault);
  if (supporters.length === 0) return { stem: UNSUPPORTED, leaf };
  const stem = [...UNSUPPORTED];
  for (const { tenantId, held } of supporters) stem.push(tenantId, held?.kind ?? '', held?.endDate ?? '');
  return { stem, leaf };
}

const endingPath = ({ held, inUse }: EndingFact): FactPath => ({
  stem: ['ending', held.tenantId, held.kind, held.endDate ?? ''],
  leaf: flag(inUse),
});

function stemOf(designation: SubscriptionFact['designation']): readonly string[] {
  if (!designation.contact) return defaultStem(designation.holders);
  const { contact, held, besideDefault } = designation;
  const { supportTenantId, supportMpnId, name } = contact;
  const [kind, endDate] = [held?.kind ?? '', held?.endDate ?? ''];
  return ['designated', supportTenantId, supportMpnId, name, kind, endDate, flag(besideDefault)];
}

function defaultStem(holders: readonly DelegatedAdmin[]): readonly string[] {
  if (holders.length === 0) return UNHELD;
  const stem = [...UNHELD];
  for (const { tenantId, kind, endDate = '' } of holders) stem.push(tenantId, kind, endDate);
  return stem;
}

export const flag = (is: boolean) => (is ? '1' : '0');

/** Written once each: a text that is made anew for every subscription is what counting would wait for. */
const LEAVES = new Map(
  COMMERCE.map((commerce) => [
    commerce,
    new Map(CHANNELS.map((channel) => [channel, [`${commerce} ${channel} 0`, `${commerce} ${channel} 1`] as const])),
  ]),
);

function leafOf({ commerce, channel, lapsed }: SubscriptionFact): string {
  return LEAVES.get(commerce)?.get(channel)?.[lapsed ? 1 : 0] ?? `${commerce} ${channel} ${flag(lapsed)}`;
}
