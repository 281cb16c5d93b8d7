import { useId, useState } from 'preact/hooks';
import type { SetupDraft, SetupProblem } from '../../lib/session/publishing-setup.ts';
import { Section } from '../overview/Section.tsx';
import s from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import fieldStyle from '../ui/Field.module.css';
import { descriptionOf, Field, FieldFrame } from '../ui/Field.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';

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
          error={problem?.field === 'keyFile' ? t(`publishing.problem.${problem.code}`) : undefined}
          onFile={(keyFile) => setDraft((now) => ({ ...now, keyFile }))}
        />
        {(draft.keyFile ? FIELDS_WITH_FILE : FIELDS).map((field) => (
          <Field
            key={field}
            type="password"
            autocomplete={field === 'host' || field === 'readers' ? 'off' : 'new-password'}
            spellcheck={false}
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

/** Keys that there are already, as when a browser profile was lost. */
function KeyFileField({ error, onFile }: { error: string | undefined; onFile: (content: string) => void }) {
  const t = useT();
  const id = useId();
  const hint = t('publishing.field.keyFile.hint');
  async function take(file: File | undefined) {
    onFile(file ? await file.text() : '');
  }
  return (
    <FieldFrame id={id} label={t('publishing.field.keyFile')} hint={hint} error={error}>
      <input
        id={id}
        class={fieldStyle.input}
        type="file"
        accept=".txt,text/plain"
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={descriptionOf(id, hint, error)}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
    </FieldFrame>
  );
}
