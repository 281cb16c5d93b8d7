import { parseCustomer } from '../directory/parse.ts';
import type { Parsed } from '../directory/problem.ts';
import type { Customer } from '../directory/types.ts';
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
  notes: string;
}

export function toCustomerDraft(customer: Customer | undefined): CustomerDraft {
  return {
    tenantId: customer?.tenantId ?? '',
    companyName: customer?.companyName ?? '',
    domains: formatLines(customer?.domains ?? []),
    aliases: formatLines(customer?.aliases ?? []),
    country: customer?.country ?? '',
    notes: customer?.notes ?? '',
  };
}

/** What was typed, over what is kept of the customer otherwise. Problems name the field as in `Customer`. */
export function parseCustomerDraft(draft: CustomerDraft, kept: Customer | undefined): Parsed<Customer> {
  return parseCustomer({
    ...kept,
    ...draft,
    domains: parseLines(draft.domains),
    aliases: draft.aliases.split('\n'),
  });
}
