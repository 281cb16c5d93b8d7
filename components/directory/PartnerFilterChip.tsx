import type { PartnerFilter } from '../../lib/session/partner-filter.ts';
import { useT } from '../ui/i18n.tsx';
import { FilterChip } from './FilterChip.tsx';
import { partnerFilterText } from './filter-text.ts';

interface PartnerFilterChipProps {
  /** Undefined: the link names no filter that there is. */
  filter: PartnerFilter | undefined;
  /** How many partners it leaves. */
  count: number;
  onRemove: () => void;
}

export function PartnerFilterChip({ filter, count, onRemove }: PartnerFilterChipProps) {
  const t = useT();
  const text = filter
    ? t('customers.show.withCount', { text: partnerFilterText(filter, t), counts: t('partners.count', { count }) })
    : t('partners.show.unknown');
  return <FilterChip text={text} onRemove={onRemove} />;
}
