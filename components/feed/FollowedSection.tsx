import { Check, CircleAlert, CircleCheck, CloudOff, type IconNode, Lock, Mail, Trash2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { FeedStanding, FeedView } from '../../lib/feed/subscribe/feed-view.ts';
import type { Translate } from '../../lib/i18n.ts';
import { feedNotices, momentText, standingText } from '../../lib/session/subscription-words.ts';
import { Section } from '../overview/Section.tsx';
import shared from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Fact } from './FoundFeeds.tsx';
import s from './feed.module.css';
import { reportLink } from './report-link.ts';

interface FollowedSectionProps {
  feed: FeedView;
  isBusy: boolean;
  onSeen: () => void;
  onRemove: () => void;
  /** The contacts. */
  children: ComponentChildren;
}

const LOOKS: Readonly<Record<FeedStanding, { icon: IconNode; tone: 'good' | 'wait' | 'stop' }>> = {
  fresh: { icon: CircleCheck, tone: 'good' },
  offline: { icon: CloudOff, tone: 'wait' },
  stale: { icon: CircleAlert, tone: 'wait' },
  unread: { icon: CloudOff, tone: 'wait' },
  expired: { icon: CircleAlert, tone: 'stop' },
  unverifiable: { icon: CircleAlert, tone: 'stop' },
  revoked: { icon: CircleAlert, tone: 'stop' },
  withdrawn: { icon: CircleAlert, tone: 'stop' },
};

/** One partner's feed: how it stands, what changed, its contacts, and what can be done. */
export function FollowedSection({ feed, isBusy, onSeen, onRemove, children }: FollowedSectionProps) {
  const t = useT();
  const { icon, tone } = LOOKS[feed.standing];
  const { title, lines } = standingText(feed, t);
  const name = feed.publisher?.name || t('subscription.unnamed');
  const report = reportLink(feed, t);
  return (
    <Section title={name}>
      <div class={shared.standing} data-tone={tone} role="status">
        <Icon icon={icon} size={24} />
        <div class={shared.standingText}>
          <p class={shared.standingTitle}>{title}</p>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p class={shared.muted}>{confirmedText(feed, t)}</p>
        </div>
      </div>
      <Told feed={feed} isBusy={isBusy} onSeen={onSeen} />
      {children}
      <dl class={shared.facts}>
        {feed.company && <Fact name={t('subscription.found.company')} value={feed.company} />}
        <Fact name={t('subscription.found.tenant')} value={feed.tenantId} isCode />
        <Fact name={t('subscription.found.root')} value={feed.root} isCode />
        <Fact name={t('subscription.found.host')} value={feed.host} />
      </dl>
      <div class={shared.actions}>
        {report && (
          <a class={s.report} href={report}>
            <Icon icon={Mail} size={16} />
            <span>{t('subscription.report')}</span>
          </a>
        )}
        {feed.isManaged ? <Managed /> : <Removal name={name} isBusy={isBusy} onRemove={onRemove} />}
      </div>
    </Section>
  );
}

/** What changed and what was left out; how it stands is said above. */
function Told({ feed, isBusy, onSeen }: Pick<FollowedSectionProps, 'feed' | 'isBusy' | 'onSeen'>) {
  const t = useT();
  const told = feedNotices(feed, t).filter(({ about }) => about !== 'standing');
  return (
    <>
      {told.map(({ about, level, title, lines }) => (
        <Notice key={about} level={level} title={title}>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {about === 'changes' && (
            <p>
              <Button icon={Check} disabled={isBusy} onClick={onSeen}>
                {t('subscription.seen')}
              </Button>
            </p>
          )}
        </Notice>
      ))}
    </>
  );
}

function confirmedText({ confirmedAt }: FeedView, t: Translate): string {
  if (confirmedAt === undefined) return t('subscription.confirmed.never');
  return t('subscription.confirmed', { date: momentText(confirmedAt, t) });
}

/** It comes and goes with the policy. */
function Managed() {
  const t = useT();
  return (
    <p class={s.managed}>
      <Icon icon={Lock} size={16} />
      <span>{t('subscription.managed')}</span>
    </p>
  );
}

function Removal({ name, isBusy, onRemove }: { name: string; isBusy: boolean; onRemove: () => void }) {
  const t = useT();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button variant="subtle" icon={Trash2} disabled={isBusy} onClick={() => setAsked(true)}>
        {t('subscription.remove')}
      </Button>
      {isAsked && (
        <Dialog
          title={t('subscription.remove.ask', { partner: name })}
          onCancel={() => setAsked(false)}
          actions={
            <>
              <Button variant="danger" onClick={onRemove}>
                {t('subscription.remove')}
              </Button>
              <Button onClick={() => setAsked(false)}>{t('common.cancel')}</Button>
            </>
          }
        >
          <p>{t('subscription.remove.text')}</p>
        </Dialog>
      )}
    </>
  );
}
