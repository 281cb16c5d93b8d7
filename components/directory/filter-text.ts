import type { Translate } from '../../lib/i18n.ts';
import type { CustomerFilter } from '../../lib/session/customer-filter.ts';
import { translateKey } from '../ui/i18n.tsx';

/** What a filter of the customers list asks for, in words. `nameOf`: a partner's name by tenant id. */
export function filterText(filter: CustomerFilter, t: Translate, nameOf: (id: string) => string | undefined): string {
  switch (filter.kind) {
    case 'mark':
      return markText(filter.mark, t);
    case 'partner':
      return t('customers.show.partner', { name: nameOf(filter.tenantId) ?? filter.tenantId });
    case 'partnerFinding':
      return translateKey(t, `findings.${filter.code}.title`);
    case 'sharedDomain':
      return t('findings.sharedDomain.title');
    case 'unreachable':
      return t('customers.show.coverage.unreachable');
  }
}

function markText(mark: string, t: Translate): string {
  const [kind, value = ''] = mark.split(':');
  if (kind === 'finding') return translateKey(t, `findings.${value}.title`);
  if (kind === 'coverage') return translateKey(t, `customers.show.coverage.${value}`);
  return t('customers.show.commerce', { kind: translateKey(t, `review.value.commerce.${value}`) });
}
