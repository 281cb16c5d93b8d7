import { useEffect, useState } from 'preact/hooks';
import { useT } from '../ui/i18n.tsx';

const SHOWN_IN_MS = 2500;

interface Copying {
  /** The text copied a moment ago. */
  copied: string | undefined;
  /** For the live region. */
  announcement: string;
  copy(text: string): void;
}

/** Copies and says so for a moment; a failure stays until the next try. */
export function useCopying(write: (text: string) => void | Promise<void>): Copying {
  const t = useT();
  const [outcome, setOutcome] = useState<{ text: string; isDone: boolean }>();
  useEffect(() => {
    if (!outcome?.isDone) return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_IN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy(text: string) {
    try {
      await write(text);
      setOutcome({ text, isDone: true });
    } catch {
      setOutcome({ text, isDone: false });
    }
  }
  const announcement = outcome
    ? outcome.isDone
      ? t('card.copied', { text: outcome.text })
      : t('card.copyFailed')
    : '';
  return { copied: outcome?.isDone ? outcome.text : undefined, announcement, copy: (text) => void copy(text) };
}
