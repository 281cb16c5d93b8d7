import { useState } from 'preact/hooks';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import s from './settings.module.css';

export interface EraseSectionProps {
  /** Changes that a team has not got yet. */
  waiting: number;
  /** Deletes everything; rejects when nothing could be deleted. */
  onErase: () => Promise<void>;
}

type Erasing = { state: 'idle' } | { state: 'busy' } | { state: 'failed'; reason: string };

/** Cannot be undone, so a word has to be typed first. */
export function EraseSection({ waiting, onErase }: EraseSectionProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [erasing, setErasing] = useState<Erasing>({ state: 'idle' });
  const word = t('settings.erase.word');
  const isConfirmed = typed.trim() === word && erasing.state !== 'busy';

  async function erase() {
    setErasing({ state: 'busy' });
    try {
      await onErase();
    } catch (reason) {
      setErasing({ state: 'failed', reason: reason instanceof Error ? reason.message : String(reason) });
    }
  }

  return (
    <Section title={t('settings.erase.title')} text={t('settings.erase.text')} tone="danger">
      <form
        class={s.erase}
        onSubmit={(event) => {
          event.preventDefault();
          if (isConfirmed) void erase();
        }}
      >
        {waiting > 0 && (
          <Notice level="warning" title={t('settings.erase.waiting', { count: waiting })}>
            <p>
              {t('settings.erase.waiting.text')} <a href="#/sharing">{t('settings.erase.waiting.link')}</a>
            </p>
          </Notice>
        )}
        <Field
          label={t('settings.erase.label', { word })}
          value={typed}
          onInput={setTyped}
          autocomplete="off"
          spellcheck={false}
        />
        <div class={s.actions}>
          <Button type="submit" variant="danger" disabled={!isConfirmed}>
            {t(erasing.state === 'busy' ? 'settings.erase.busy' : 'settings.erase.button')}
          </Button>
          <a href="#/import-export">{t('settings.storage.backup')}</a>
        </div>
        {erasing.state === 'failed' && (
          <Notice level="error" live>
            {t('settings.erase.failed', { reason: erasing.reason })}
          </Notice>
        )}
      </form>
    </Section>
  );
}
