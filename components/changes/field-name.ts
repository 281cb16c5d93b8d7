import type { Translate } from '../../lib/i18n.ts';
import type { Path } from '../../lib/log/types.ts';
import { translateKey } from '../ui/i18n.tsx';

/** Names for tenant and subscription ids; undefined for one that is not known. */
export type NameOf = (id: string) => string | undefined;

/** Lists whose entries are addressed by an id: `subscriptions.{id}`, `delegatedAdmin.{tenantId}`. */
const ENTRY_LISTS = ['subscriptions', 'delegatedAdmin', 'feedKeys', 'feedEpochs'];

/** A field's path in words: "Email", or "Exchange Online: Designated support contact". */
export function fieldName(path: Path, t: Translate, nameOf: NameOf): string {
  const [root = '', id = '', ...rest] = path.split('.');
  if (!ENTRY_LISTS.includes(root)) return translateKey(t, `review.field.${path}`);
  const owner = nameOf(id) ?? id;
  return t('review.field.of', { owner, field: translateKey(t, `review.field.${[root, ...rest].join('.')}`) });
}
