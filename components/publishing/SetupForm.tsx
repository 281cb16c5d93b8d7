import { useState } from 'preact/hooks';
import type { SetupDraft, SetupProblem } from '../../lib/session/publishing-setup.ts';
import { Section } from '../overview/Section.tsx';
import s from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { KeyFileField } from './KeyFileField.tsx';
import { SecretField } from './SecretField.tsx';

interface SetupFormProps {
  problem?: SetupProblem | undefined;
  busy: boolean;
  /** The team publishes already, with keys that are not in this browser. */
  isElsewhere: boolean;
  /** Called in the click itself. */
  onMake: (draft: SetupDraft) => void;
}

const EMPTY: SetupDraft = { keyFile: '', host: '', readers: '', passphrase: '', repeated: '' };
const FIELDS = ['host', 'readers', 'passphrase', 'repeated'] as const;
/** Nothing is set anew where a file is opened. */
const FIELDS_WITH_FILE = ['host', 'readers', 'passphrase'] as const;

/** Where to publish, and the passphrase of the key file. Addresses and passphrase are secrets. */
export function SetupForm({ problem, busy, isElsewhere, onMake }: SetupFormProps) {
  const t = useT();
  const [draft, setDraft] = useState(EMPTY);
  const errorOf = (field: (typeof FIELDS)[number]) =>
    problem && problem.field === field ? t(`publishing.problem.${problem.code}`) : undefined;
  return (
    <Section title={t('publishing.setup.title')} text={t('publishing.setup.text')}>
      {isElsewhere && (
        <Notice level="warning" title={t('publishing.elsewhere')}>
          <p>{t('publishing.elsewhere.text')}</p>
        </Notice>
      )}
      <form
        class={s.form}
        onSubmit={(event) => {
          event.preventDefault();
          onMake(draft);
        }}
      >
        <KeyFileField
          label={t('publishing.field.keyFile')}
          hint={t('publishing.field.keyFile.hint')}
          error={problem?.field === 'keyFile' ? t(`publishing.problem.${problem.code}`) : undefined}
          onFile={(keyFile) => setDraft((now) => ({ ...now, keyFile }))}
        />
        {(draft.keyFile ? FIELDS_WITH_FILE : FIELDS).map((field) => (
          <SecretField
            key={field}
            kind={field === 'host' || field === 'readers' ? 'address' : 'passphrase'}
            required
            label={t(`publishing.field.${field}`)}
            hint={t(`publishing.field.${field}.hint`)}
            value={draft[field]}
            error={errorOf(field)}
            onInput={(value) => setDraft({ ...draft, [field]: value })}
          />
        ))}
        {problem?.field === 'permission' && <Notice level="error" live title={t('publishing.problem.permission')} />}
        {problem?.field === 'fault' && (
          <Notice level="error" live title={t('publishing.problem.fault', { reason: problem.reason })} />
        )}
        {busy && <Progress label={t('publishing.making')} done={0} total={0} />}
        <div class={s.actions}>
          <Button writes type="submit" variant="primary" disabled={busy}>
            {t(draft.keyFile ? 'publishing.open' : 'publishing.make')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
