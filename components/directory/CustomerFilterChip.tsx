import type { Translate } from '../../lib/i18n.ts';
import { type CustomerFilter, countedUnit } from '../../lib/session/customer-filter.ts';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { FilterChip } from './FilterChip.tsx';
import { filterText } from './filter-text.ts';

interface CustomerFilterChipProps {
  /** Undefined: the link names no filter that there is. */
  filter: CustomerFilter | undefined;
  customers: number;
  /** How many of what the filter counts they have. */
  counted: number;
  nameOf: (id: string) => string | undefined;
  onRemove: () => void;
}

/** The filter that a link brought, with how many customers it leaves and the number that the link stood under. */
export function CustomerFilterChip({ filter, customers, counted, nameOf, onRemove }: CustomerFilterChipProps) {
  const t = useT();
  const text = filter
    ? t('customers.show.withCount', {
        text: filterText(filter, t, nameOf),
        counts: countsText(filter, customers, counted, t),
      })
    : t('customers.show.unknown');
  return <FilterChip text={text} onRemove={onRemove} />;
}

function countsText(filter: CustomerFilter, customers: number, counted: number, t: Translate): string {
  const unit = countedUnit(filter);
  const ofCustomers = t('customers.count', { count: customers });
  if (unit === 'customers') return ofCustomers;
  const both = [ofCustomers, t(`customers.show.count.${unit}`, { count: counted })];
  return listText(both, t.locale);
}
