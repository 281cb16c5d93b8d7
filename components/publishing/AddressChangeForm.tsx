import { useState } from 'preact/hooks';
import type { AddressDraft, AddressView } from '../../lib/session/publishing-address.ts';
import s from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { SecretField } from './SecretField.tsx';

interface AddressChangeFormProps {
  view: AddressView;
  /** Where customers read is the keeper's to change. */
  mayChangeReaders: boolean;
  /** Called in the click itself. */
  onChange: (draft: AddressDraft) => void;
}

const EMPTY: AddressDraft = { host: '', readers: '' };

/** Other addresses of the host. They hold tokens. */
export function AddressChangeForm({ view, mayChangeReaders, onChange }: AddressChangeFormProps) {
  const t = useT();
  const [draft, setDraft] = useState(EMPTY);
  const problem = view.state === 'entering' ? view.problem : undefined;
  const busy = view.state === 'changing';
  const hints = { host: 'publishing.field.host.hint', readers: 'publishers.address.readers.hint' } as const;
  return (
    <details class={s.details}>
      <summary>{t('publishers.address')}</summary>
      <form
        class={s.form}
        onSubmit={(event) => {
          event.preventDefault();
          onChange(draft);
        }}
      >
        <p class={s.muted}>{t('publishers.address.text')}</p>
        {(mayChangeReaders ? (['host', 'readers'] as const) : (['host'] as const)).map((field) => (
          <SecretField
            key={field}
            kind="address"
            label={t(`publishing.field.${field}`)}
            hint={t(hints[field])}
            value={draft[field]}
            error={problem?.field === field ? t(`publishing.problem.${problem.code}`) : undefined}
            onInput={(value) => setDraft({ ...draft, [field]: value })}
          />
        ))}
        {problem?.field === 'permission' && <Notice level="error" live title={t('publishing.problem.permission')} />}
        {problem?.field === 'fault' && (
          <Notice level="error" live title={t('publishing.problem.fault', { reason: problem.reason })} />
        )}
        {view.state === 'changed' && <Notice level="success" live title={t('publishers.address.changed')} />}
        {busy && <Progress label={t('publishers.address.changing')} done={0} total={0} />}
        <div class={s.actions}>
          <Button type="submit" disabled={busy || (!draft.host && !draft.readers)}>
            {t('publishers.address.change')}
          </Button>
        </div>
      </form>
    </details>
  );
}
