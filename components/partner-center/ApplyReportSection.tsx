import { Download, Pause, Play, Undo2 } from 'lucide';
import type { Translate } from '../../lib/i18n.ts';
import { ROW_STATES, type RowCounts } from '../../lib/partner-center/apply/row-counts.ts';
import type { ApplyReport as Report } from '../../lib/session/apply-report.ts';
import { When } from '../changes/When.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import s from './Apply.module.css';
import { ApplyRowTable } from './ApplyRowTable.tsx';
import { FaultNotice } from './FaultNotice.tsx';

export interface ApplyReportSectionProps {
  report: Report;
  isSignedIn: boolean;
  /** What this profile's storage refused, while the run went on here. */
  trouble: string | undefined;
  onStop: () => void;
  onGoOn: () => void;
  onPutBack: () => void;
  onSave: () => void;
}

/** How far the last run is, and what became of each row. */
export function ApplyReportSection(props: ApplyReportSectionProps) {
  const { report, isSignedIn, trouble, onSave } = props;
  const t = useT();
  const { run, rows, counts } = report;
  const isGoingOn = run.standing.state === 'running';
  const canGoOn = !isGoingOn || trouble !== undefined ? counts.waiting + counts.writing > 0 : false;
  return (
    <section class={s.report} aria-label={t(`apply.run.${run.kind}`)}>
      <div class={s.head}>
        <h3>{t(`apply.run.${run.kind}`)}</h3>
        <p class={s.muted}>
          {run.by ? t('apply.run.begun', { by: run.by }) : t('apply.run.begunByNobody')} · <When at={run.at} />
        </p>
      </div>
      <Standing report={report} isSignedIn={isSignedIn} trouble={trouble} />
      <p class={s.counts}>{countsText(t, counts)}</p>
      <div class={s.actions}>
        {isGoingOn && trouble === undefined && (
          <Button icon={Pause} onClick={props.onStop}>
            {t('apply.stop')}
          </Button>
        )}
        {canGoOn && (
          <Button writes variant="primary" icon={Play} onClick={props.onGoOn}>
            {t('apply.goOn')}
          </Button>
        )}
        {!isGoingOn && counts.written + counts.notKept > 0 && (
          <Button writes icon={Undo2} onClick={props.onPutBack}>
            {t('apply.putBack')}
          </Button>
        )}
        <Button icon={Download} onClick={onSave}>
          {t('apply.saveReport')}
        </Button>
      </div>
      <ApplyRowTable rows={rows} counts={counts} />
    </section>
  );
}

function countsText(t: Translate, counts: RowCounts): string {
  const known = ROW_STATES.filter((state) => counts[state] > 0);
  const parts = known.map((state) =>
    t('apply.filter.option', { state: t(`apply.state.${state}`), count: counts[state] }),
  );
  return parts.join(' · ');
}

function Standing({ report, isSignedIn, trouble }: Pick<ApplyReportSectionProps, 'report' | 'isSignedIn' | 'trouble'>) {
  const t = useT();
  const { standing, total } = report.run;
  const done = total - report.counts.waiting - report.counts.writing;
  if (trouble !== undefined) return <Notice level="error" live title={t('apply.run.trouble', { reason: trouble })} />;
  switch (standing.state) {
    case 'running':
      return isSignedIn ? (
        <Progress label={t('apply.run.progress', { done, total })} done={done} total={total} />
      ) : (
        <Notice level="warning" title={t('apply.run.interrupted')}>
          <p>{t('apply.run.interrupted.text')}</p>
        </Notice>
      );
    case 'stopped':
      return (
        <Notice level="warning" live title={t('apply.run.stopped')}>
          <p>{t('apply.run.stopped.text')}</p>
        </Notice>
      );
    case 'paused':
      return (
        <FaultNotice
          level="warning"
          title={t('apply.run.paused')}
          fault={standing.fault}
          text={t('apply.run.paused.text')}
        />
      );
    case 'done':
      return <Notice level={needsLook(report) ? 'warning' : 'success'} live title={t('apply.run.done')} />;
  }
}

const needsLook = ({ counts }: Report) => counts.refused + counts.changedMeanwhile + counts.notKept > 0;
