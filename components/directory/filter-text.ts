import type { Translate } from '../../lib/i18n.ts';
import type { CustomerFilter } from '../../lib/session/customer-filter.ts';
import type { PartnerFilter } from '../../lib/session/partner-filter.ts';
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

/** What a filter of the partners list asks for, in words. */
export function partnerFilterText(filter: PartnerFilter, t: Translate): string {
  if (filter.kind === 'finding') return translateKey(t, `findings.${filter.code}.title`);
  return t('partners.show.relationship', { state: t(`overview.relationship.${filter.relationship}`) });
}

function markText(mark: string, t: Translate): string {
  const [kind, value = ''] = mark.split(':');
  if (kind === 'finding') return translateKey(t, `findings.${value}.title`);
  if (kind === 'coverage') return translateKey(t, `customers.show.coverage.${value}`);
  if (kind === 'customers') return translateKey(t, `customers.show.customers.${value}`);
  if (kind === 'ending') return t('customers.show.ending', { count: Number(value) });
  if (kind === 'endingInUse') return t('customers.show.endingInUse', { count: Number(value) });
  return t('customers.show.commerce', { kind: translateKey(t, `review.value.commerce.${value}`) });
}
