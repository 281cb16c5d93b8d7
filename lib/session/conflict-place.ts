import { parseSubscriptionId } from '../directory/ids.ts';
import { parseDocId } from '../log/doc-id.ts';
import type { DocId, Path } from '../log/types.ts';
import { formatRoute } from './route.ts';

/** The page of a record, at the subscription that a field is in; undefined for the workspace, which has none. */
export function hrefOfDoc(doc: DocId, path: Path = ''): string | undefined {
  const address = parseDocId(doc);
  if (address?.kind === 'partner') return formatRoute({ view: 'partner', tenantId: address.tenantId });
  if (address?.kind !== 'customer') return undefined;
  const [root, id = ''] = path.split('.');
  const subscription = root === 'subscriptions' ? parseSubscriptionId(id) : undefined;
  return formatRoute({ view: 'customer', tenantId: address.tenantId, ...(subscription ? { subscription } : {}) });
}
