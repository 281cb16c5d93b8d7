import { getCustomers } from '../../../lib/db/customers.ts';
import type { Db } from '../../../lib/db/open.ts';
import { getPartners } from '../../../lib/db/partners.ts';
import { toSupportContact } from '../../../lib/directory/own-partner.ts';
import type { Customer, Partner, TenantId } from '../../../lib/directory/types.ts';
import { diffCustomer, diffPartner, dropCustomer } from '../../../lib/log/diff.ts';
import type { Op } from '../../../lib/log/types.ts';
import type { Random } from '../../sample-random.ts';

const WORDS = ['Kontoso', 'Nordwind', '東京商事', 'Şirket', 'Adatum', 'Fabrikam Çelik', '삼성상회', 'مؤسسة'];

/** Changes as people make them, to customers that there are or were: `ids` are all that ever were. */
export async function randomOps(db: Db, ids: readonly TenantId[], count: number, random: Random): Promise<Op[]> {
  const chosen = [...new Set(Array.from({ length: count }, () => random.pick(ids)))];
  const [customers, partners] = await Promise.all([getCustomers(db, chosen), getPartners(db)]);
  const ops = chosen.map((id) => {
    const before = customers.get(id);
    return before ? changed(before, partners, random) : undefined;
  });
  const partner = partners.length > 0 && random.chance(0.1) ? random.pick(partners) : undefined;
  return [...ops, partner && diffPartner(partner, changedPartner(partner, random))].filter((op) => op !== undefined);
}

function changed(before: Customer, partners: readonly Partner[], random: Random): Op | undefined {
  if (random.chance(0.06)) return dropCustomer(before.tenantId);
  return diffCustomer(before, random.chance(0.5) ? designated(before, partners, random) : renamed(before, random));
}

function renamed(before: Customer, random: Random): Customer {
  const word = `${random.pick(WORDS)} ${random.int(10_000)}`;
  if (random.chance(0.3)) return { ...before, notes: word };
  if (random.chance(0.3)) return { ...before, aliases: [...before.aliases.slice(0, 3), word] };
  return { ...before, companyName: word };
}

function designated(before: Customer, partners: readonly Partner[], random: Random): Customer {
  const at = random.int(Math.max(before.subscriptions.length, 1));
  const partner = partners.length > 0 ? random.pick(partners) : undefined;
  const subscriptions = before.subscriptions.map((subscription, index) => {
    if (index !== at) return subscription;
    const { supportContact: _, ...rest } = subscription;
    return partner && random.chance(0.8) ? { ...rest, supportContact: toSupportContact(partner) } : rest;
  });
  return { ...before, subscriptions };
}

const changedPartner = (before: Partner, random: Random): Partner => ({
  ...before,
  support: { ...before.support, telephone: `+81 3 ${1000 + random.int(9_000)} ${1000 + random.int(9_000)}` },
});
