import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import { Section } from '../overview/Section.tsx';
import s from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import p from './publishing.module.css';

interface MadeSectionProps {
  /** Fingerprint. */
  root: string;
  onSave: () => void;
  onFinish: () => void;
  onCancel: () => void;
}

/** New keys, whose file is shown this once: without a copy of it nothing goes on. */
export function MadeSection({ root, onSave, onFinish, onCancel }: MadeSectionProps) {
  const t = useT();
  const [isSaved, setSaved] = useState(false);
  const [isConfirmed, setConfirmed] = useState(false);
  return (
    <Section title={t('publishing.made.title')} text={t('publishing.made.text')} takesFocus>
      <Notice level="warning" title={t('publishing.made.once')}>
        <p>{t('publishing.made.once.text')}</p>
      </Notice>
      <div class={s.actions}>
        <Button
          icon={Download}
          variant={isSaved ? 'secondary' : 'primary'}
          onClick={() => {
            onSave();
            setSaved(true);
          }}
        >
          {t('publishing.made.save')}
        </Button>
      </div>
      <Checkbox
        label={t('publishing.made.confirm')}
        checked={isConfirmed}
        disabled={!isSaved}
        onChange={setConfirmed}
      />
      <dl class={`${s.facts} ${p.facts}`}>
        <div>
          <dt>{t('publishing.root')}</dt>
          <dd>
            <Fingerprint>{root}</Fingerprint>
          </dd>
        </div>
      </dl>
      <p class={s.muted}>{t('publishing.root.text')}</p>
      <div class={s.actions}>
        <Button writes variant="primary" disabled={!isSaved || !isConfirmed} onClick={onFinish}>
          {t('publishing.made.finish')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </Section>
  );
}
