import type { Translate } from '../../lib/i18n.ts';
import type { PublishRun } from '../../lib/session/publish-directory.ts';
import type { PublishEnd } from '../../lib/session/publish-end.ts';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { Notice } from '../ui/Notice.tsx';

/** How publishing ended, and what to do where it did not. */
export function PublishEndNotice({ end }: { end: PublishEnd | undefined }) {
  const t = useT();
  switch (end?.state) {
    case 'ended':
      return <RunEnd run={end.run} />;
    case 'notShared':
      return (
        <Notice level="warning" live title={t('publishing.notShared')}>
          <p>{t('publishing.notShared.text')}</p>
        </Notice>
      );
    case 'failed':
      return <Notice level="error" live title={t('publishing.problem.fault', { reason: end.reason })} />;
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
        <>
          <Notice level={run.left.length > 0 ? 'warning' : 'success'} live title={doneText(run, t)}>
            <p>{t('publishing.end.counts', { written: run.written, same: run.same, withdrawn: run.withdrawn })}</p>
            {run.held > 0 && <p>{t('publishing.end.held', { count: run.held })}</p>}
            <Left run={run} />
          </Notice>
          {run.ending !== undefined && (
            <Notice level="warning" live title={t('publishing.ending', { count: run.ending })}>
              <p>{t('publishing.ending.text')}</p>
            </Notice>
          )}
          {run.readers && (
            <Notice level="error" live title={t(`publishing.readers.${run.readers}`)}>
              <p>{t(`publishing.readers.${run.readers}.text`)}</p>
            </Notice>
          )}
        </>
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
    case 'damaged':
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

type WithLeft = Extract<PublishRun, { state: 'done' | 'paused' }>;

const doneText = ({ state, left }: WithLeft, t: Translate): string =>
  state === 'done' && left.length > 0
    ? t('publishing.last.left', { count: left.length })
    : t(`publishing.end.${state}`);

const MOST_NAMES = 20;

/** Who got nothing, by what can be done about it. */
function Left({ run: { left } }: { run: WithLeft }) {
  const t = useT();
  const groups = Map.groupBy(left, ({ why }) => ('detail' in why ? `${why.state} ${why.detail}` : why.state));
  return (
    <>
      {[...groups].map(([key, of]) => (
        <p key={key}>{leftText(of, t)}</p>
      ))}
    </>
  );
}

function leftText(of: WithLeft['left'], t: Translate): string {
  const [first] = of;
  if (!first) return '';
  const names = of.slice(0, MOST_NAMES).map(({ company, tenantId }) => company || tenantId);
  const customers = listText(of.length > MOST_NAMES ? [...names, '…'] : names, t.locale);
  const { why } = first;
  return t(`publishing.left.${why.state}`, { customers, detail: 'detail' in why ? why.detail : '' });
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
