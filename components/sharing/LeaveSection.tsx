import { useState } from 'preact/hooks';
import type { LeftOutcome } from '../../lib/session/sharing-leave.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import s from './sharing.module.css';

interface LeaveSectionProps {
  /** Changes that the team has not got. */
  waiting: number;
  onLeave: () => Promise<LeftOutcome>;
}

type Leaving = 'closed' | 'asked' | 'busy' | 'inFlight' | { reason: string };

/** Out of the workspace, with the directory; what waits stays here alone. */
export function LeaveSection({ waiting, onLeave }: LeaveSectionProps) {
  const t = useT();
  const [leaving, setLeaving] = useState<Leaving>('closed');
  async function leave() {
    setLeaving('busy');
    try {
      setLeaving((await onLeave()) === 'left' ? 'closed' : 'inFlight');
    } catch (fault) {
      setLeaving({ reason: fault instanceof Error ? fault.message : String(fault) });
    }
  }
  const close = () => setLeaving('closed');
  return (
    <Section title={t('sharing.leave.title')} text={t('sharing.leave.text')} tone="danger">
      <div class={s.actions}>
        <Button variant="danger" onClick={() => setLeaving('asked')}>
          {t('sharing.leave.action')}
        </Button>
      </div>
      {leaving !== 'closed' && (
        <Dialog
          title={t('sharing.leave.ask')}
          busy={leaving === 'busy'}
          onCancel={close}
          actions={
            <>
              <Button variant="danger" disabled={leaving === 'busy'} onClick={() => void leave()}>
                {t('sharing.leave.action')}
              </Button>
              <Button disabled={leaving === 'busy'} onClick={close}>
                {t('common.cancel')}
              </Button>
            </>
          }
        >
          <LeaveText waiting={waiting} leaving={leaving} />
        </Dialog>
      )}
    </Section>
  );
}

function LeaveText({ waiting, leaving }: { waiting: number; leaving: Leaving }) {
  const t = useT();
  return (
    <>
      <p>{t('sharing.leave.stays')}</p>
      {waiting > 0 && (
        <Notice level="warning" title={t('sharing.leave.waiting', { count: waiting })}>
          <p>{t('sharing.leave.waiting.text')}</p>
        </Notice>
      )}
      {leaving === 'busy' && <Progress label={t('sharing.leave.busy')} done={0} total={0} />}
      {leaving === 'inFlight' && (
        <Notice level="error" live title={t('sharing.leave.inFlight')}>
          <p>{t('sharing.leave.inFlight.text')}</p>
        </Notice>
      )}
      {typeof leaving === 'object' && (
        <Notice level="error" live title={t('sharing.leave.failed')}>
          <p>{leaving.reason}</p>
        </Notice>
      )}
    </>
  );
}
