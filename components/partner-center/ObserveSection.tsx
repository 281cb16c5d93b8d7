import { Pause, Play, RefreshCw, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n.ts';
import { isOpen, type ObservingRun } from '../../lib/partner-center/observe/observing-run.ts';
import { When } from '../changes/When.tsx';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Select } from '../ui/Select.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import s from './Observe.module.css';

export interface ObserveSectionProps {
  run: ObservingRun | 'none' | undefined;
  /** A page of this profile is at it. */
  isUnderWay: boolean;
  isSignedIn: boolean;
  secondsLeft: number | undefined;
  /** What went wrong on this side. */
  trouble: string | undefined;
  onStart: (maxAgeInHours: number) => void;
  onResume: () => void;
  onPause: () => void;
  onCancel: () => void;
  /** What the last run brought. */
  children?: ComponentChildren;
}

/** In hours; 0 asks for everything. */
const AGES = [24, 168, 672, 0] as const;
const FIRST_AGE = 168;

/** Asking Partner Center: begin, see how far it is, pause, go on, give up. */
export function ObserveSection(props: ObserveSectionProps) {
  const { run, trouble, children } = props;
  const t = useT();
  if (run === undefined) return null;
  const known = run === 'none' ? undefined : run;
  return (
    <Section title={t('observe.title')} text={t('observe.text')}>
      {trouble !== undefined && <Notice level="error" live title={t('observe.trouble', { reason: trouble })} />}
      {known && isOpen(known) ? <OpenRun {...props} run={known} /> : <StartForm {...props} run={known} />}
      {children}
    </Section>
  );
}

type StartFormProps = Pick<ObserveSectionProps, 'isSignedIn' | 'onStart'> & { run: ObservingRun | undefined };

function StartForm({ run, isSignedIn, onStart }: StartFormProps) {
  const t = useT();
  const [age, setAge] = useState<number>(FIRST_AGE);
  const isFirst = run === undefined;
  return (
    <form
      class={s.form}
      onSubmit={(event) => {
        event.preventDefault();
        onStart(isFirst ? 0 : age);
      }}
    >
      {run && <LastRun run={run} />}
      {!isFirst && (
        <Select
          label={t('observe.age')}
          value={String(age)}
          options={AGES.map((hours) => ({ value: String(hours), label: t(`observe.age.${hours}`) }))}
          hint={t(age === 0 ? 'observe.age.all.hint' : 'observe.age.hint')}
          onChange={(value) => setAge(Number(value))}
        />
      )}
      <div class={s.actions}>
        <Button type="submit" variant="primary" icon={RefreshCw} disabled={!isSignedIn}>
          {t(isFirst ? 'observe.start' : 'observe.again')}
        </Button>
        {!isSignedIn && <p class={s.muted}>{t('observe.signInFirst')}</p>}
      </div>
    </form>
  );
}

function LastRun({ run }: { run: ObservingRun }) {
  const t = useT();
  const isDone = run.state === 'done';
  return (
    <>
      <Notice level={isDone ? 'success' : 'info'} live title={t(isDone ? 'observe.done' : 'observe.cancelled')}>
        <p>
          {run.endedAt && <When at={run.endedAt} />} · {t('observe.requests', { count: run.requests })}
        </p>
      </Notice>
      {run.recordsFault && (
        <FaultNotice
          level="warning"
          title={t('observe.noRecords')}
          fault={run.recordsFault}
          text={t('observe.noRecords.text')}
        />
      )}
    </>
  );
}

function OpenRun(props: ObserveSectionProps & { run: ObservingRun }) {
  const { run, isUnderWay, isSignedIn, onResume, onPause, onCancel } = props;
  const t = useT();
  const isGoingOn = run.state === 'running' && isUnderWay;
  return (
    <div class={s.form}>
      <Standing {...props} isGoingOn={isGoingOn} />
      <div class={s.actions}>
        {/* One button, so that the focus stays where it is. */}
        <Button
          variant="primary"
          icon={isGoingOn ? Pause : Play}
          disabled={!isGoingOn && !isSignedIn}
          onClick={isGoingOn ? onPause : onResume}
        >
          {t(isGoingOn ? 'observe.pause' : 'observe.resume')}
        </Button>
        <Button icon={X} onClick={onCancel}>
          {t('observe.cancel')}
        </Button>
        {!isSignedIn && !isGoingOn && <p class={s.muted}>{t('observe.signInFirst')}</p>}
      </div>
      {isGoingOn && <p class={s.muted}>{t('observe.keepOpen')}</p>}
    </div>
  );
}

type StandingProps = Pick<ObserveSectionProps, 'secondsLeft'> & { run: ObservingRun; isGoingOn: boolean };

function Standing({ run, secondsLeft, isGoingOn }: StandingProps) {
  const t = useT();
  const { pause } = run;
  const facts = [
    t('observe.requests', { count: run.requests }),
    isGoingOn && secondsLeft !== undefined && timeLeft(t, secondsLeft),
  ].filter((fact) => typeof fact === 'string');
  return (
    <>
      {pause && pause !== 'person' && (
        <FaultNotice level="warning" title={t('observe.paused')} fault={pause} text={t('observe.paused.text')} />
      )}
      {!isGoingOn && !(pause && pause !== 'person') && (
        <Notice live title={t(pause ? 'observe.paused' : 'observe.interrupted')}>
          <p>{t('observe.paused.text')}</p>
        </Notice>
      )}
      <Progress
        label={t(`observe.phase.${run.phase}`, { done: run.asked, total: run.toAsk, count: run.listed })}
        done={run.asked}
        total={run.phase === 'asking' ? run.toAsk : isGoingOn ? 0 : 1}
      />
      <p class={s.muted}>{facts.join(' · ')}</p>
    </>
  );
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

function timeLeft(t: Translate, seconds: number): string {
  if (seconds < MINUTE) return t('observe.left.seconds');
  const inMinutes = seconds < 2 * HOUR;
  const count = Math.ceil(seconds / (inMinutes ? MINUTE : HOUR));
  return t(inMinutes ? 'observe.left.minutes' : 'observe.left.hours', { count });
}
