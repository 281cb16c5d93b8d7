import type { Translate } from '../../lib/i18n.ts';
import type { Entry, LocalChoice } from '../../lib/session/sharing-entry.ts';
import type { Place } from '../../lib/session/sharing-place.ts';
import { Section } from '../overview/Section.tsx';
import { formatBytes } from '../settings/format-bytes.ts';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Progress } from '../ui/Progress.tsx';
import { AddressForm } from './AddressForm.tsx';
import { FoundSection } from './FoundSection.tsx';
import { RightsList } from './RightsList.tsx';
import s from './sharing.module.css';

export interface EntrySectionProps {
  entry: Entry;
  /** Customers in this browser; undefined while they are counted. */
  customers: number | undefined;
  /** Nothing was ever written in this browser: a directory may have partners, or a past, and no customers. */
  isEmpty: boolean;
  now: number;
  onLook: (text: string) => void;
  onStart: () => void;
  onJoin: (local: LocalChoice | undefined) => void;
  onCancel: () => void;
}

/** From a pasted address to a shared directory, one step at a time: each has a title of its own, which takes the focus. */
export function EntrySection({ entry, customers, isEmpty, now, onLook, onStart, onJoin, onCancel }: EntrySectionProps) {
  const t = useT();
  switch (entry.state) {
    case 'entering':
      return (
        <Section key="entering" title={t('sharing.entry.title')} text={t('sharing.entry.text')}>
          <AddressForm
            label={t('sharing.address.label')}
            action={t('sharing.entry.look')}
            problem={entry.problem}
            onSubmit={onLook}
          />
        </Section>
      );
    case 'looking':
      return (
        <Section key="looking" title={t('sharing.looking.title')} takesFocus>
          <Container place={entry.place} />
          <Progress
            label={
              entry.changes > 0 ? t('sharing.looking.changes', { count: entry.changes }) : t('sharing.looking.text')
            }
            done={0}
            total={0}
          />
          <Cancel onCancel={onCancel} />
        </Section>
      );
    case 'empty':
      return (
        <Section key="empty" title={t('sharing.empty.title')} text={t('sharing.empty.text')} takesFocus>
          <Container place={entry.place} />
          {customers !== undefined && <p>{beginsText(customers, isEmpty, t)}</p>}
          <RightsList place={entry.place} now={now} />
          <div class={s.actions}>
            <Button variant="primary" onClick={onStart}>
              {t('sharing.empty.start')}
            </Button>
            <Button onClick={onCancel}>{t('common.cancel')}</Button>
          </div>
        </Section>
      );
    case 'starting':
      return (
        <Section key="starting" title={t('sharing.starting.title')} takesFocus>
          <Container place={entry.place} />
          <Progress
            label={
              entry.bytes > 0
                ? t('sharing.starting.sending', { size: formatBytes(entry.bytes, t.locale) })
                : t('sharing.starting.text')
            }
            done={0}
            total={0}
          />
          <Cancel onCancel={onCancel} />
        </Section>
      );
    default:
      return <FoundSection {...{ entry, customers, isEmpty, now, onJoin, onCancel }} />;
  }
}

const beginsText = (count: number, isEmpty: boolean, t: Translate) =>
  isEmpty ? t('sharing.empty.beginsEmpty') : t('sharing.empty.begins', { count });

function Cancel({ onCancel }: { onCancel: () => void }) {
  const t = useT();
  return (
    <div class={s.actions}>
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
    </div>
  );
}

/** Which container it is about; the token is not in it. */
export function Container({ place: { container } }: { place: Place }) {
  const t = useT();
  return (
    <dl class={s.facts}>
      <div>
        <dt>{t('sharing.container')}</dt>
        <dd class={s.address}>
          <bdi>{container}</bdi>
        </dd>
      </div>
    </dl>
  );
}
