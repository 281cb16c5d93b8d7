import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import type { PublisherFileDraft, PublisherFileProblem, PublisherFileView } from '../../lib/session/publisher-file.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { KeyFileField } from './KeyFileField.tsx';
import { SecretField } from './SecretField.tsx';

interface PublisherFileDialogProps {
  view: Exclude<PublisherFileView, { state: 'closed' }>;
  onMake: (draft: PublisherFileDraft) => void;
  onSave: () => void;
  onClose: () => void;
}

const EMPTY: PublisherFileDraft = { keyFile: '', passphrase: '', theirs: '', repeated: '' };

/** What the keeper hands to a publisher, made of the key file. */
export function PublisherFileDialog({ view, onMake, onSave, onClose }: PublisherFileDialogProps) {
  const t = useT();
  const [draft, setDraft] = useState(EMPTY);
  const { state, name } = view;
  const isMade = state === 'made';
  const busy = state === 'making';
  return (
    <Dialog
      title={name ? t('publishers.file.for', { name }) : t('publishers.file')}
      busy={busy}
      onCancel={onClose}
      actions={
        <>
          {isMade ? (
            <Button icon={Download} variant="primary" onClick={onSave}>
              {t('publishers.file.save')}
            </Button>
          ) : (
            <Button variant="primary" disabled={busy} onClick={() => onMake(draft)}>
              {t('publishers.file.make')}
            </Button>
          )}
          <Button disabled={busy} onClick={onClose}>
            {t(isMade ? 'common.close' : name ? 'publishers.file.later' : 'common.cancel')}
          </Button>
        </>
      }
    >
      {isMade ? (
        <Notice level="success" live title={t('publishers.file.made')}>
          <p>{t('publishers.file.made.text')}</p>
        </Notice>
      ) : (
        <FileFields
          draft={draft}
          problem={state === 'entering' ? view.problem : undefined}
          onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
        />
      )}
      {busy && <Progress label={t('publishers.file.making')} done={0} total={0} />}
    </Dialog>
  );
}

interface FileFieldsProps {
  draft: PublisherFileDraft;
  problem: PublisherFileProblem | undefined;
  onChange: (change: Partial<PublisherFileDraft>) => void;
}

function FileFields({ draft, problem, onChange }: FileFieldsProps) {
  const t = useT();
  return (
    <>
      <p>{t('publishers.file.text')}</p>
      <KeyFileField
        label={t('publishers.file.keyFile')}
        error={problem?.field === 'keyFile' ? keyFileProblem(problem.code, t) : undefined}
        onFile={(keyFile) => onChange({ keyFile })}
      />
      <SecretField
        kind="passphrase"
        label={t('publishers.file.passphrase')}
        value={draft.passphrase}
        onInput={(passphrase) => onChange({ passphrase })}
      />
      <SecretField
        kind="passphrase"
        label={t('publishers.file.theirs')}
        hint={t('publishers.file.theirs.hint')}
        value={draft.theirs}
        error={problem?.field === 'theirs' ? theirsProblem(problem.code, t) : undefined}
        onInput={(theirs) => onChange({ theirs })}
      />
      <SecretField
        kind="passphrase"
        label={t('publishers.file.repeated')}
        value={draft.repeated}
        error={problem?.field === 'repeated' ? t('publishing.problem.different') : undefined}
        onInput={(repeated) => onChange({ repeated })}
      />
      {problem?.field === 'fault' && (
        <Notice level="error" live title={t('publishing.problem.fault', { reason: problem.reason })} />
      )}
    </>
  );
}

type CodeOf<Field> = Extract<PublisherFileProblem, { field: Field }> extends { code: infer Code } ? Code : never;

const keyFileProblem = (code: CodeOf<'keyFile'>, t: ReturnType<typeof useT>) =>
  code === 'missing' ? t('publishers.file.problem.missing') : t(`publishing.problem.${code}`);
const theirsProblem = (code: CodeOf<'theirs'>, t: ReturnType<typeof useT>) =>
  code === 'same' ? t('publishers.file.problem.same') : t(`publishing.problem.${code}`);
