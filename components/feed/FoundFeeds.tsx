import type { FoundFeed, LineProblem } from '../../lib/session/subscription-entry.ts';
import { isAcceptable } from '../../lib/session/subscription-entry.ts';
import { problemLines } from '../../lib/session/subscription-words.ts';
import { Section } from '../overview/Section.tsx';
import shared from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import s from './feed.module.css';
import { LineProblems } from './InvitationSection.tsx';

interface FoundFeedsProps {
  found: readonly FoundFeed[];
  lines: readonly LineProblem[];
  onAccept: () => void;
  onCancel: () => void;
}

/** Who invites, for which tenant, by which fingerprint, and what accepting allows. */
export function FoundFeeds({ found, lines, onAccept, onCancel }: FoundFeedsProps) {
  const t = useT();
  const canAccept = found.some(isAcceptable);
  const [title, text] = canAccept
    ? [t('subscription.found.title'), t('subscription.found.text')]
    : [t('subscription.found.refused'), undefined];
  return (
    <Section title={title} text={text} takesFocus>
      <div class={s.foundList}>
        {found.map((one) => (
          <Found key={one.subscription.invitation.url} found={one} />
        ))}
      </div>
      <LineProblems lines={lines} />
      {canAccept && <p>{t('subscription.found.allows')}</p>}
      <div class={shared.actions}>
        {canAccept && (
          <Button variant="primary" onClick={onAccept}>
            {t('subscription.accept')}
          </Button>
        )}
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </Section>
  );
}

function Found({ found }: { found: FoundFeed }) {
  const t = useT();
  const { invitation, content, problem } = found.subscription;
  const { hostname } = new URL(invitation.url);
  const payload = isAcceptable(found) ? content?.payload : undefined;
  return (
    <div class={s.found}>
      <dl class={shared.facts}>
        {payload && <Fact name={t('subscription.found.partner')} value={payload.publisher.name} />}
        {payload && <Fact name={t('subscription.found.company')} value={payload.company} />}
        <Fact name={t('subscription.found.tenant')} value={invitation.tenantId} isCode />
        <Fact name={t('subscription.found.root')} value={invitation.root} isCode />
        <Fact name={t('subscription.found.host')} value={hostname} />
        {payload && (
          <Fact
            name={t('subscription.found.shows')}
            value={t('subscription.found.contacts', { count: Math.max(payload.contacts.length, 1) })}
          />
        )}
      </dl>
      {payload && <Relation found={found} partner={payload.publisher.name} />}
      {problem && (
        <Notice level="error" live title={t('subscription.found.refused')}>
          {problemLines(problem, hostname, t).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      {!problem && content?.payload.withdrawn && (
        <Notice level="warning" live title={t('subscription.found.withdrawn')}>
          <p>{t('subscription.advice.invite')}</p>
        </Notice>
      )}
    </div>
  );
}

export function Fact({ name, value, isCode = false }: { name: string; value: string; isCode?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class={isCode ? s.fingerprint : undefined}>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

function Relation({ found: { relation }, partner }: { found: FoundFeed; partner: string }) {
  const t = useT();
  if (relation === 'new') return null;
  if (relation !== 'otherRoot') return <p class={shared.muted}>{t(`subscription.found.${relation}`)}</p>;
  return (
    <Notice level="error" live title={t('subscription.found.otherRoot')}>
      <p>{t('subscription.found.otherRoot.text', { partner })}</p>
    </Notice>
  );
}
