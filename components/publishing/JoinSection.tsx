import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import type { JoinDraft, JoinProblem, JoinView } from '../../lib/session/publisher-join.ts';
import { Section } from '../overview/Section.tsx';
import s from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Field } from '../ui/Field.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Spoken } from '../ui/Spoken.tsx';
import { FingerprintFact } from './FingerprintFact.tsx';
import { JoinForm } from './JoinForm.tsx';
import p from './publishing.module.css';

interface JoinSectionProps {
  view: JoinView;
  problem: JoinProblem | undefined;
  busy: boolean;
  /** This profile published until its key was revoked. */
  isAgain: boolean;
  /** The author's name, to begin with. */
  author: string;
  onAsk: (name: string) => void;
  onCopy: (text: string) => Promise<void>;
  onSave: (text: string) => void;
  /** Called in the click itself. */
  onBegin: (draft: JoinDraft) => void;
  onCancel: () => void;
}

/** A further publisher's way: a key, the keeper's yes, the publisher's file. */
export function JoinSection(props: JoinSectionProps) {
  const { view, isAgain } = props;
  const t = useT();
  return (
    <Section title={t('publishers.join.title')} text={t('publishers.join.text')}>
      {isAgain && view.state === 'none' && (
        <Notice level="warning" title={t('publishers.join.again')}>
          <p>{t('publishers.join.again.text')}</p>
        </Notice>
      )}
      {view.state === 'none' ? <AskForm {...props} /> : <Asked {...props} view={view} />}
      {props.problem?.field === 'fault' && (
        <Notice level="error" live title={t('publishing.problem.fault', { reason: props.problem.reason })} />
      )}
    </Section>
  );
}

function AskForm({ problem, busy, author, onAsk }: JoinSectionProps) {
  const t = useT();
  const [name, setName] = useState(author);
  return (
    <form
      class={s.form}
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(name);
      }}
    >
      <Field
        label={t('publishers.join.name')}
        hint={t('publishers.join.name.hint')}
        required
        value={name}
        error={problem?.field === 'name' ? t('publishers.join.unnamed') : undefined}
        onInput={setName}
      />
      <div class={s.actions}>
        <Button type="submit" variant="primary" disabled={busy}>
          {t('publishers.join.ask')}
        </Button>
      </div>
    </form>
  );
}

interface AskedProps extends JoinSectionProps {
  view: Exclude<JoinView, { state: 'none' }>;
}

function Asked(props: AskedProps) {
  const { view, problem, busy, onBegin, onCancel } = props;
  const t = useT();
  return (
    <>
      {view.state === 'waiting' && <Steps {...props} />}
      {view.state === 'ended' && (
        <Notice level="warning" live title={t('publishers.join.ended')}>
          <p>{t('publishers.join.ended.text')}</p>
        </Notice>
      )}
      {view.state === 'endorsed' && <JoinForm problem={problem} busy={busy} onBegin={onBegin} />}
      <div class={s.actions}>
        <Button variant="subtle" disabled={busy} onClick={onCancel}>
          {t('publishers.join.cancel')}
        </Button>
      </div>
    </>
  );
}

function Steps({ view, onCopy, onSave }: AskedProps) {
  const t = useT();
  return (
    <ol class={p.steps}>
      <li>
        <strong>{t('publishers.join.send')}</strong>
        <p>{t('publishers.join.send.text')}</p>
        <p class={p.request} dir="ltr">
          {view.text}
        </p>
        <div class={s.actions}>
          <CopyButton text={view.text} label={t('publishers.join.copy')} onCopy={onCopy} />
          <Button icon={Download} onClick={() => onSave(view.text)}>
            {t('publishers.join.save')}
          </Button>
        </div>
      </li>
      <li>
        <strong>{t('publishers.join.read')}</strong>
        <p>{t('publishers.join.read.text')}</p>
        <FingerprintFact label={t('publishers.join.key')}>{view.kid}</FingerprintFact>
      </li>
      <li>
        <strong>{t('publishers.join.wait')}</strong>
        <Spoken>{t('publishers.join.waiting')}</Spoken>
      </li>
    </ol>
  );
}
