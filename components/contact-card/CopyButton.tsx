import { Check, Copy } from 'lucide';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';

interface CopyButtonProps {
  text: string;
  /** The text that was copied last: this button then shows it. */
  copied: string | undefined;
  onCopy(text: string): void;
}

export function CopyButton({ text, copied, onCopy }: CopyButtonProps) {
  const t = useT();
  const isDone = copied === text;
  const label = t('card.copy', { text });
  return (
    <button
      type="button"
      class="copy"
      aria-label={label}
      title={label}
      data-state={isDone ? 'copied' : 'idle'}
      onClick={() => onCopy(text)}
    >
      <Icon icon={isDone ? Check : Copy} size={16} />
    </button>
  );
}
