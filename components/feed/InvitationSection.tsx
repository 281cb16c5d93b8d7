import type { InvitationEntry, LineProblem } from '../../lib/session/subscription-entry.ts';
import { Section } from '../overview/Section.tsx';
import shared from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { FoundFeeds } from './FoundFeeds.tsx';
import { InvitationForm } from './InvitationForm.tsx';

export interface InvitationSectionProps {
  entry: InvitationEntry;
  /** Called in the click itself, with what was pasted. */
  onLook: (text: string) => void;
  onAccept: () => void;
  onCancel: () => void;
}

/** From a pasted invitation to a feed that is followed: looked at first, kept once accepted. */
export function InvitationSection({ entry, onLook, onAccept, onCancel }: InvitationSectionProps) {
  const t = useT();
  if (entry.state === 'found') return <FoundFeeds {...entry} onAccept={onAccept} onCancel={onCancel} />;
  if (entry.state === 'looking') {
    return (
      <Section key="looking" title={t('subscription.add.title')} takesFocus>
        <Progress label={t('subscription.looking', { hosts: listText(entry.hosts, t.locale) })} done={0} total={0} />
        <div class={shared.actions}>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </div>
      </Section>
    );
  }
  return (
    <Section key="entering" title={t('subscription.add.title')} text={t('subscription.add.text')}>
      <InvitationForm onLook={onLook} isEmpty={entry.problem === 'empty'} />
      <LineProblems lines={entry.lines} />
      {entry.problem === 'permission' && (
        <Notice level="error" live title={t('subscription.add.permission')}>
          <p>{t('subscription.add.permission.text')}</p>
        </Notice>
      )}
      {typeof entry.problem === 'object' && (
        <Notice level="error" live>
          <p>{t('subscription.add.fault', { reason: entry.problem.fault })}</p>
        </Notice>
      )}
    </Section>
  );
}

/** What could not be read as an invitation, line by line. */
export function LineProblems({ lines }: { lines: readonly LineProblem[] }) {
  const t = useT();
  if (lines.length === 0) return null;
  return (
    <Notice level="error" live title={t('subscription.found.refused')}>
      {lines.map(({ line, reason }) => (
        <p key={line}>{t('subscription.add.line', { line, text: t(`subscription.invitation.${reason}`) })}</p>
      ))}
      <p>{t('subscription.advice.copy')}</p>
    </Notice>
  );
}
