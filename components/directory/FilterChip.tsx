import { X } from 'lucide';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './Rows.module.css';

interface FilterChipProps {
  text: string;
  onRemove: () => void;
}

/** A filter that a link brought, and the way out of it. */
export function FilterChip({ text, onRemove }: FilterChipProps) {
  const t = useT();
  return (
    <p class={s.chip}>
      <span>{text}</span>
      <Button variant="subtle" icon={X} iconOnly onClick={onRemove}>
        {t('customers.show.remove')}
      </Button>
    </p>
  );
}
