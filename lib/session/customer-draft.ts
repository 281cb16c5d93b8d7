import { parseCustomer } from '../directory/parse.ts';
import type { Parsed } from '../directory/problem.ts';
import type { Customer, CustomerLink } from '../directory/types.ts';
import { formatLines, parseLines } from './text-list.ts';

/** A customer's profile as it is typed. */
export interface CustomerDraft {
  tenantId: string;
  companyName: string;
  /** One a line, the primary one first. */
  domains: string;
  /** One a line. */
  aliases: string;
  country: string;
  /** Ours with this customer. */
  relationship: string;
  notes: string;
  /** One a line: a name, a space, the address. */
  links: string;
}

export function toCustomerDraft(customer: Customer | undefined): CustomerDraft {
  return {
    tenantId: customer?.tenantId ?? '',
    companyName: customer?.companyName ?? '',
    domains: formatLines(customer?.domains ?? []),
    aliases: formatLines(customer?.aliases ?? []),
    country: customer?.country ?? '',
    relationship: customer?.relationship ?? 'active',
    notes: customer?.notes ?? '',
    links: formatLines((customer?.links ?? []).map(({ name, url }) => `${name} ${url}`)),
  };
}

/** What was typed, over what is kept of the customer otherwise. Problems name the field as in `Customer`. */
export function parseCustomerDraft(draft: CustomerDraft, kept: Customer | undefined): Parsed<Customer> {
  return parseCustomer({
    ...kept,
    ...draft,
    domains: parseLines(draft.domains),
    aliases: draft.aliases.split('\n'),
    links: draft.links.split('\n').flatMap(parseLink),
  });
}

/** No address holds a space: what stands before the last one is the name. Without a name the address names itself. */
function parseLink(line: string): CustomerLink[] {
  const words = line.trim().split(/\s+/);
  const url = words.at(-1);
  return url ? [{ name: words.slice(0, -1).join(' ') || url, url }] : [];
}
