import { X } from 'lucide';
import type { CustomerFilter } from '../../lib/session/customer-filter.ts';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { filterText } from './filter-text.ts';
import s from './Rows.module.css';

interface CustomerFilterChipProps {
  /** Undefined: the link names no filter that there is. */
  filter: CustomerFilter | undefined;
  count: number;
  nameOf: (id: string) => string | undefined;
  onRemove: () => void;
}

/** The filter that a link brought, with how many customers it leaves, and the way out of it. */
export function CustomerFilterChip({ filter, count, nameOf, onRemove }: CustomerFilterChipProps) {
  const t = useT();
  const text = filter
    ? t('customers.show.withCount', { text: filterText(filter, t, nameOf), count })
    : t('customers.show.unknown');
  return (
    <p class={s.chip}>
      <span>{text}</span>
      <Button variant="subtle" icon={X} iconOnly onClick={onRemove}>
        {t('customers.show.remove')}
      </Button>
    </p>
  );
}
