import type { PublishRun } from '../../lib/session/publish-directory.ts';
import type { PublishView } from '../../lib/session/publishing.ts';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';

/** How publishing ended, and what to do where it did not. */
export function PublishEnd({ view }: { view: PublishView }) {
  const t = useT();
  switch (view.state) {
    case 'ended':
      return <RunEnd run={view.run} />;
    case 'notShared':
      return (
        <Notice level="warning" live title={t('publishing.notShared')}>
          <p>{t('publishing.notShared.text')}</p>
        </Notice>
      );
    case 'failed':
      return <Notice level="error" live title={t('publishing.problem.fault', { reason: view.reason })} />;
    default:
      return null;
  }
}

function RunEnd({ run }: { run: PublishRun }) {
  const t = useT();
  switch (run.state) {
    case 'done':
    case 'paused':
      return (
        <Notice level={run.left.length > 0 ? 'warning' : 'success'} live title={t(`publishing.end.${run.state}`)}>
          <p>{t('publishing.end.counts', { written: run.written, same: run.same, withdrawn: run.withdrawn })}</p>
          {run.held > 0 && <p>{t('publishing.end.held', { count: run.held })}</p>}
          {run.left.length > 0 && (
            <p>{t('publishing.end.left', { ids: run.left.map(({ tenantId }) => tenantId).join(', ') })}</p>
          )}
        </Notice>
      );
    case 'stopped':
      return <HostFault state={run.fault.state} />;
    case 'noKeys':
      return <KeysEnd why={run.why} />;
    default:
      return <Notice level="warning" live title={t(`publishing.end.${run.state}`)} />;
  }
}

function KeysEnd({ why }: Pick<Extract<PublishRun, { state: 'noKeys' }>, 'why'>) {
  const t = useT();
  switch (why) {
    case 'newer':
    case 'foreign':
    case 'changed':
      return <Notice level="error" live title={t(`publishing.keys.${why}`)} />;
    case 'awaited':
      return (
        <Notice level="warning" live title={t('publishing.keys.awaited')}>
          <p>{t('publishing.keys.awaited.text')}</p>
        </Notice>
      );
    case 'revoked':
      return <Notice level="warning" live title={t('publishing.end.revoked')} />;
    default:
      return <HostFault state={why} />;
  }
}

type FaultState = Extract<PublishRun, { state: 'stopped' }>['fault']['state'];

function HostFault({ state }: { state: FaultState }) {
  const t = useT();
  return (
    <Notice level="error" live title={t('publishing.fault')}>
      <p>{t(`publishing.fault.${state}`)}</p>
      <p>{t('publishing.fault.again')}</p>
    </Notice>
  );
}
