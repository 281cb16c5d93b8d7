import type { EntryProblem } from '../../lib/session/sharing-entry.ts';
import type { Place } from '../../lib/session/sharing-place.ts';
import type { Rights } from '../../lib/session/sharing-rights.ts';
import type { FoundWorkspace } from '../../lib/workspace/sync/look-at-workspace.ts';
import { Section } from '../overview/Section.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AddressForm } from './AddressForm.tsx';
import { Container } from './EntrySection.tsx';
import { MemberList } from './MemberList.tsx';
import { RightsList } from './RightsList.tsx';
import s from './sharing.module.css';

export type Renewal =
  | { state: 'idle' }
  | { state: 'busy' }
  | { state: 'renewed' }
  | { state: 'refused'; problem: EntryProblem };

interface StoreSectionProps {
  /** Absent: the address is lost. */
  place: Place | undefined;
  rights: Rights | undefined;
  renewal: Renewal;
  now: number;
  onRenew: (text: string) => void;
}

/** Where the team's log lies, what this member may do there, and another address for when the token runs out. */
export function StoreSection({ place, rights, renewal, now, onRenew }: StoreSectionProps) {
  const t = useT();
  const form = (
    <>
      <p class={s.muted}>{t('sharing.renew.text')}</p>
      <AddressForm
        key={renewal.state === 'renewed' ? 'renewed' : 'form'}
        label={t('sharing.renew.label')}
        action={t('sharing.renew.action')}
        busy={renewal.state === 'busy'}
        problem={renewal.state === 'refused' ? renewal.problem : undefined}
        onSubmit={onRenew}
      />
    </>
  );
  return (
    <Section title={t('sharing.store.title')}>
      {place && <Container place={place} />}
      {place && <RightsList place={place} rights={rights} now={now} />}
      {renewal.state === 'renewed' && <Notice level="success" live title={t('sharing.renew.done')} />}
      {place ? (
        <details class={s.details}>
          <summary>{t('sharing.renew.title')}</summary>
          <div class={s.block}>{form}</div>
        </details>
      ) : (
        form
      )}
    </Section>
  );
}

interface MembersSectionProps {
  members: FoundWorkspace['members'];
  own: string;
}

export function MembersSection({ members, own }: MembersSectionProps) {
  const t = useT();
  return (
    <Section title={t('sharing.members.title')}>
      <MemberList members={members} own={own} />
    </Section>
  );
}
