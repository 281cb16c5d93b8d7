import { useState } from 'preact/hooks';
import type { JoinDraft, JoinProblem } from '../../lib/session/publisher-join.ts';
import s from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { KeyFileField } from './KeyFileField.tsx';
import { SecretField } from './SecretField.tsx';

interface JoinFormProps {
  problem: JoinProblem | undefined;
  busy: boolean;
  /** Called in the click itself. */
  onBegin: (draft: JoinDraft) => void;
}

/** What an endorsed publisher begins with. Address and passphrase are secrets. */
export function JoinForm({ problem, busy, onBegin }: JoinFormProps) {
  const t = useT();
  const [draft, setDraft] = useState<JoinDraft>({ keyFile: '', passphrase: '', host: '' });
  return (
    <form
      class={s.form}
      onSubmit={(event) => {
        event.preventDefault();
        onBegin(draft);
      }}
    >
      <Notice level="success" live title={t('publishers.join.endorsed')}>
        <p>{t('publishers.join.endorsed.text')}</p>
      </Notice>
      <KeyFileField
        label={t('publishers.join.file')}
        hint={t('publishers.join.file.hint')}
        error={problem?.field === 'keyFile' ? fileProblem(problem.code, t) : undefined}
        onFile={(keyFile) => setDraft((now) => ({ ...now, keyFile }))}
      />
      <SecretField
        kind="passphrase"
        required
        label={t('publishers.join.passphrase')}
        value={draft.passphrase}
        onInput={(passphrase) => setDraft({ ...draft, passphrase })}
      />
      <SecretField
        kind="address"
        required
        label={t('publishing.field.host')}
        hint={t('publishing.field.host.hint')}
        value={draft.host}
        error={problem?.field === 'host' ? t(`publishing.problem.${problem.code}`) : undefined}
        onInput={(host) => setDraft({ ...draft, host })}
      />
      {problem?.field === 'permission' && <Notice level="error" live title={t('publishing.problem.permission')} />}
      {busy && <Progress label={t('publishers.join.opening')} done={0} total={0} />}
      <div class={s.actions}>
        <Button type="submit" variant="primary" disabled={busy}>
          {t('publishers.join.begin')}
        </Button>
      </div>
    </form>
  );
}

type FileCode = Extract<JoinProblem, { field: 'keyFile' }>['code'];

const fileProblem = (code: FileCode, t: ReturnType<typeof useT>) =>
  code === 'missing' ? t('publishers.file.problem.missing') : t(`publishers.join.problem.${code}`);
