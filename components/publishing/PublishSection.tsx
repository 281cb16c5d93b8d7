import { Download, Pause, RefreshCw, Upload } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Translate } from '../../lib/i18n.ts';
import { isWell, type LastPublish, type PublishEnd } from '../../lib/session/publish-end.ts';
import type { PublishingFacts, PublishView } from '../../lib/session/publishing.ts';
import { isNear } from '../../lib/session/readers-end.ts';
import { When } from '../changes/When.tsx';
import { Section } from '../overview/Section.tsx';
import s from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { PublishEndNotice } from './PublishEndNotice.tsx';
import p from './publishing.module.css';

interface PublishSectionProps {
  facts: PublishingFacts;
  /** Milliseconds since 1970. */
  now: number;
  view: PublishView;
  onPublish: () => void;
  onPause: () => void;
  onByItself: (byItself: boolean) => void;
  onSaveInvitations: () => void;
  /** Looks at every feed on the host. */
  onCheckAll: () => void;
  /** Below it all. */
  children?: ComponentChildren;
}

/** What lies on the host, and putting there what changed. */
export function PublishSection({
  facts,
  now,
  view,
  onPublish,
  onPause,
  onByItself,
  onSaveInvitations,
  onCheckAll,
  children,
}: PublishSectionProps) {
  const t = useT();
  const isBusy = view.state === 'publishing';
  const told = endToTell(view, facts);
  const resumes = told?.state === 'ended' && told.run.state === 'paused';
  return (
    <Section title={t('publishing.title')} text={t('publishing.text')}>
      <Facts facts={facts} />
      {facts.readersEndAt && isNear(facts.readersEndAt, now) && <ReadersEnd at={facts.readersEndAt} />}
      {isBusy ? (
        <Progress
          label={t(`publishing.phase.${view.phase}`, { done: view.done, total: view.total })}
          done={view.done}
          total={view.total}
        />
      ) : (
        <PublishEndNotice end={told} />
      )}
      <div class={s.actions}>
        {/* One button, so that the focus stays where it is. */}
        <Button icon={isBusy ? Pause : Upload} variant="primary" onClick={isBusy ? onPause : onPublish}>
          {t(isBusy ? 'publishing.pause' : resumes ? 'publishing.resume' : 'publishing.now')}
        </Button>
        <Button icon={Download} onClick={onSaveInvitations}>
          {t('publishing.invitations')}
        </Button>
        <Button icon={RefreshCw} variant="subtle" disabled={isBusy} onClick={onCheckAll}>
          {t('publishers.checkAll')}
        </Button>
      </div>
      <Checkbox label={t('publishing.byItself')} checked={facts.byItself} onChange={onByItself} />
      {children}
    </Section>
  );
}

/** What this page has just done; else what the background could not. */
function endToTell(view: PublishView, { last }: PublishingFacts): PublishEnd | undefined {
  if (view.state !== 'idle' && view.state !== 'publishing') return view;
  return last && !isWell(last.end) ? last.end : undefined;
}

/** Every invitation ends with it. */
function ReadersEnd({ at }: { at: string }) {
  const t = useT();
  const date = new Intl.DateTimeFormat(t.locale, { dateStyle: 'long' }).format(Date.parse(at));
  return (
    <Notice level="warning" title={t('publishing.readers.soon', { date })}>
      <p>{t('publishing.readers.soon.text')}</p>
    </Notice>
  );
}

function Facts({ facts: { place, published, last } }: Pick<PublishSectionProps, 'facts'>) {
  const t = useT();
  return (
    <dl class={`${s.facts} ${p.facts}`}>
      <div>
        <dt>{t('publishing.host')}</dt>
        <dd class={s.address}>
          <bdi>{place}</bdi>
        </dd>
      </div>
      <div>
        <dt>{t('publishing.feeds')}</dt>
        <dd>{t('publishing.feeds.count', { count: published })}</dd>
      </div>
      <div>
        <dt>{t('publishing.last')}</dt>
        <dd>{last ? <Last last={last} /> : t('publishing.last.never')}</dd>
      </div>
    </dl>
  );
}

/** When, by whom and how it ended; and since when nothing is left to do, where that was earlier. */
function Last({ last: { ranAt, from, end, whole } }: { last: LastPublish }) {
  const t = useT();
  return (
    <>
      <When at={ranAt} /> {t('common.pair', { name: t(`publishing.last.${from}`), value: lastText(end, t) })}
      {whole && whole.ranAt !== ranAt && (
        <span class={p.whole}>
          {t('publishing.last.whole')} <When at={whole.ranAt} />
        </span>
      )}
    </>
  );
}

function lastText(end: PublishEnd, t: Translate): string {
  if (end.state !== 'ended') return t('publishing.last.failed');
  const { run } = end;
  if (run.state === 'paused') return t('publishing.last.paused');
  if (run.state !== 'done') return t('publishing.last.failed');
  const { written, withdrawn, left } = run;
  if (left.length > 0) return t('publishing.last.left', { count: left.length });
  return written + withdrawn > 0
    ? t('publishing.last.done', { count: written + withdrawn })
    : t('publishing.last.nothing');
}
