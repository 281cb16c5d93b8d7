import { useState } from 'preact/hooks';
import type { EndorseProblem, Endorsing } from '../../lib/session/publisher-endorse.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { FingerprintFact } from './FingerprintFact.tsx';
import { KeyFileField } from './KeyFileField.tsx';

interface EndorseDialogProps {
  view: Exclude<Endorsing, { state: 'closed' }>;
  onRead: (text: string) => void;
  onEndorse: () => void;
  onCancel: () => void;
}

/** From another profile's request to the keeper's yes: nothing counts but the fingerprint, compared by voice. */
export function EndorseDialog({ view, onRead, onEndorse, onCancel }: EndorseDialogProps) {
  return view.state === 'entering' ? (
    <EnterRequest problem={view.problem} onRead={onRead} onCancel={onCancel} />
  ) : (
    <Compare key={view.key.kid} asked={view.key} onEndorse={onEndorse} onCancel={onCancel} />
  );
}

interface EnterRequestProps extends Pick<EndorseDialogProps, 'onRead' | 'onCancel'> {
  problem: EndorseProblem | undefined;
}

function EnterRequest({ problem, onRead, onCancel }: EnterRequestProps) {
  const t = useT();
  const [text, setText] = useState('');
  return (
    <Dialog
      title={t('publishers.endorse')}
      onCancel={onCancel}
      actions={
        <>
          <Button variant="primary" disabled={!text.trim()} onClick={() => onRead(text)}>
            {t('publishers.endorse.read')}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </>
      }
    >
      <Field
        label={t('publishers.endorse.request')}
        hint={t('publishers.endorse.request.hint')}
        rows={6}
        spellcheck={false}
        autocomplete="off"
        value={text}
        error={problem && problemText(problem, t)}
        onInput={setText}
      />
      <KeyFileField label={t('publishers.endorse.file')} onFile={setText} />
    </Dialog>
  );
}

const problemText = (problem: EndorseProblem, t: ReturnType<typeof useT>) =>
  t(`publishers.endorse.problem.${problem.code}`, problem.code === 'fault' ? { reason: problem.reason } : undefined);

interface CompareProps extends Pick<EndorseDialogProps, 'onEndorse' | 'onCancel'> {
  asked: Extract<Endorsing, { state: 'comparing' }>['key'];
}

function Compare({ asked: { name, kid }, onEndorse, onCancel }: CompareProps) {
  const t = useT();
  const [isCompared, setCompared] = useState(false);
  return (
    <Dialog
      title={t('publishers.endorse')}
      onCancel={onCancel}
      actions={
        <>
          <Button writes variant="primary" disabled={!isCompared} onClick={onEndorse}>
            {t('publishers.endorse.review')}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{t('publishers.endorse.asks', { name: name || t('publishers.unnamed') })}</p>
      <FingerprintFact isBelow label={t('publishers.endorse.key')}>
        {kid}
      </FingerprintFact>
      <Notice level="warning" title={t('publishers.endorse.compare')}>
        <p>{t('publishers.endorse.compare.text')}</p>
      </Notice>
      <Checkbox label={t('publishers.endorse.confirm')} checked={isCompared} onChange={setCompared} />
    </Dialog>
  );
}
