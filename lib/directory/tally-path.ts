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
export function factPaths(facts: CustomerFacts): FactPath[] {
  const paths = [customerPath(facts.customer)];
  const stems = new Map<SubscriptionFact['designation'], readonly string[]>();
  for (const { fact } of facts.subscriptions) {
    const stem = stems.get(fact.designation) ?? stemOf(fact.designation);
    stems.set(fact.designation, stem);
    paths.push({ stem, leaf: leafOf(fact) });
  }
  for (const ending of facts.endings) paths.push(endingPath(ending));
  return paths;
}

function customerPath({ hasDefault, supporters }: CustomerFact): FactPath {
  const stem = ['customer'];
  for (const { tenantId, held } of supporters) stem.push(tenantId, held?.kind ?? '', held?.endDate ?? '');
  return { stem, leaf: flag(hasDefault) };
}

const endingPath = ({ held, inUse }: EndingFact): FactPath => ({
  stem: ['ending', held.tenantId, held.kind, held.endDate ?? ''],
  leaf: flag(inUse),
});

function stemOf(designation: SubscriptionFact['designation']): readonly string[] {
  if (!designation.contact) return defaultStem(designation.holders);
  const { contact, held, besideDefault } = designation;
  const { supportTenantId, supportMpnId, name } = contact;
  const heldText = [held?.kind ?? '', held?.endDate ?? ''];
  return ['designated', supportTenantId, supportMpnId, name, ...heldText, flag(besideDefault)];
}

function defaultStem(holders: readonly DelegatedAdmin[]): string[] {
  const stem = ['default'];
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
