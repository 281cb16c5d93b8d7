import { Check, Copy } from 'lucide';
import { useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { useT } from './i18n.tsx';

interface CopyButtonProps {
  text: string;
  /** What is copied; "Copy" alone when absent. */
  label?: string;
  /** Rejects when the browser refuses. */
  onCopy: (text: string) => Promise<void>;
}

/** Copies and says whether it worked. */
export function CopyButton({ text, label, onCopy }: CopyButtonProps) {
  const t = useT();
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const copy = () =>
    onCopy(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  return (
    <>
      <Button icon={outcome === 'copied' ? Check : Copy} onClick={() => void copy()}>
        {label ?? t('common.copy')}
      </Button>
      <span role="status">
        {outcome === 'copied' && t('common.copied')}
        {outcome === 'failed' && t('common.copyFailed')}
      </span>
    </>
  );
}
