import type { TenantId } from '../../directory/types.ts';
import { parseDocId } from '../../log/doc-id.ts';
import type { Conflict } from '../../log/types.ts';

/** A designation, the subscription it is on, or the customer as a whole. */
const SUPPORT_CONTACT = /^subscriptions\.[^.]+(\.supportContact)?$/;

/** Customers of whom two members say different things about who supports them: what they see stays as it was. */
export function heldCustomers(conflicts: readonly Pick<Conflict, 'doc' | 'path'>[]): Set<TenantId> {
  return new Set(
    conflicts.flatMap(({ doc, path }) => {
      const address = parseDocId(doc);
      const isDisputed = path === undefined || SUPPORT_CONTACT.test(path);
      return address?.kind === 'customer' && isDisputed ? [address.tenantId] : [];
    }),
  );
}
