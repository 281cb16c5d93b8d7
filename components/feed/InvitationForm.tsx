import { useId, useState } from 'preact/hooks';
import shared from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './feed.module.css';

interface InvitationFormProps {
  isEmpty: boolean;
  onLook: (text: string) => void;
}

/** Where invitations are pasted, or read from a file. A file's content is shown before it is looked at. */
export function InvitationForm({ isEmpty, onLook }: InvitationFormProps) {
  const t = useT();
  const [text, setText] = useState('');
  return (
    <form
      class={s.form}
      onSubmit={(event) => {
        event.preventDefault();
        onLook(text);
      }}
    >
      <Field
        label={t('subscription.add.label')}
        hint={t('subscription.add.hint')}
        error={isEmpty ? t('subscription.add.empty') : undefined}
        value={text}
        onInput={setText}
        rows={3}
        autocomplete="off"
        spellcheck={false}
      />
      <div class={shared.actions}>
        <Button type="submit" variant="primary">
          {t('subscription.add.look')}
        </Button>
        <InvitationFile onText={setText} />
      </div>
    </form>
  );
}

function InvitationFile({ onText }: { onText: (text: string) => void }) {
  const t = useT();
  const id = useId();
  return (
    <div class={s.file}>
      <label for={id}>{t('subscription.add.file')}</label>{' '}
      <input
        id={id}
        type="file"
        accept=".txt,text/plain"
        onChange={({ currentTarget }) => {
          void currentTarget.files?.[0]?.text().then(onText);
          // The same file may be chosen again after it was corrected.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
