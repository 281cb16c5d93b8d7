import { scanCustomers } from '../db/customers.ts';
import type { Db } from '../db/open.ts';
import type { TenantId } from '../directory/types.ts';
import type { FieldChange } from '../log/types.ts';

export interface CustomerChoice {
  tenantId: TenantId;
  companyName: string;
}

/** More than these are not offered: a customer's own file holds one. */
const MAX_CHOICES = 200;

/** The first customers stored, to find out which of them someone is. */
export async function readCustomerChoices(db: Db): Promise<CustomerChoice[]> {
  const choices: CustomerChoice[] = [];
  const enough = new AbortController();
  try {
    await scanCustomers(
      db,
      (customers) => {
        choices.push(...customers.map(({ tenantId, companyName }) => ({ tenantId, companyName })));
        if (choices.length >= MAX_CHOICES) enough.abort();
      },
      enough.signal,
    );
  } catch (fault) {
    if (!enough.signal.aborted) throw fault;
  }
  return choices.slice(0, MAX_CHOICES).sort((a, b) => a.companyName.localeCompare(b.companyName));
}

/** A partner's whole directory is not meant for a customer's browser. */
export function holdsSeveralCustomers(changes: readonly FieldChange[]): boolean {
  return new Set(changes.map(({ doc }) => doc).filter((doc) => doc.startsWith('customer/'))).size > 1;
}
