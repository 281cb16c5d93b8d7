import { useId, useState } from 'preact/hooks';
import type { Entry, LocalChoice } from '../../lib/session/sharing-entry.ts';
import type { Place } from '../../lib/session/sharing-place.ts';
import { rightsOf } from '../../lib/session/sharing-rights.ts';
import type { FoundWorkspace } from '../../lib/workspace/sync/look-at-workspace.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Container } from './EntrySection.tsx';
import { MemberList } from './MemberList.tsx';
import { RightsList } from './RightsList.tsx';
import s from './sharing.module.css';

interface FoundSectionProps {
  entry: Extract<Entry, { state: 'found' | 'joining' }>;
  customers: number | undefined;
  isEmpty: boolean;
  now: number;
  onJoin: (local: LocalChoice | undefined) => void;
  onCancel: () => void;
}

/** What a workspace is, before it is joined, and what becomes of the directory that is here. */
export function FoundSection({ entry, customers, isEmpty, now, onJoin, onCancel }: FoundSectionProps) {
  const t = useT();
  const { workspace, place } = entry;
  const choices = choicesWith(place);
  const [choice, setChoice] = useState(choices[0]);
  const name = workspace.name ?? workspace.ownPartner ?? t('sharing.found.unnamed');
  return (
    <Section title={t('sharing.found.title', { name })} text={t('sharing.found.text')} takesFocus>
      <Container place={place} />
      <WorkspaceFacts workspace={workspace} />
      <div class={s.block}>
        <h3>{t('sharing.members.title')}</h3>
        <MemberList members={workspace.members} />
      </div>
      <RightsList place={place} now={now} />
      {entry.state === 'joining' ? (
        <Progress label={t('sharing.joining')} done={0} total={0} />
      ) : (
        <>
          {!isEmpty && customers !== undefined && (
            <LocalChoices count={customers} {...{ choices, choice }} onChoose={setChoice} />
          )}
          <div class={s.actions}>
            <Button
              variant="primary"
              disabled={customers === undefined}
              onClick={() => onJoin(isEmpty ? undefined : choice)}
            >
              {t('sharing.found.join')}
            </Button>
            <Button onClick={onCancel}>{t('common.cancel')}</Button>
          </div>
        </>
      )}
    </Section>
  );
}

function WorkspaceFacts({ workspace }: { workspace: FoundWorkspace }) {
  const t = useT();
  const { customers, subscriptions, partners, changes } = workspace;
  const counts = [
    t('sharing.count.customers', { count: customers }),
    t('sharing.count.subscriptions', { count: subscriptions }),
    t('sharing.count.partners', { count: partners }),
    t('sharing.count.changes', { count: changes }),
  ];
  return (
    <ul class={s.counts}>
      {counts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** What is here goes to the team only from those who may write to it. */
const choicesWith = ({ grant }: Place): readonly [LocalChoice, ...LocalChoice[]] =>
  rightsOf(grant).write === 'no' ? ['theirs'] : ['merge', 'mine', 'theirs'];

interface LocalChoicesProps {
  count: number;
  choices: readonly LocalChoice[];
  choice: LocalChoice;
  onChoose: (choice: LocalChoice) => void;
}

function LocalChoices({ count, choices, choice, onChoose }: LocalChoicesProps) {
  const t = useT();
  const id = useId();
  return (
    <fieldset class={s.choices}>
      <legend>{count === 0 ? t('sharing.local.titleNoCustomers') : t('sharing.local.title', { count })}</legend>
      {choices.map((one) => (
        <div key={one} class={s.choice}>
          <input
            id={`${id}-${one}`}
            type="radio"
            name={id}
            checked={choice === one}
            aria-describedby={`${id}-${one}-text`}
            onChange={() => onChoose(one)}
          />
          <div>
            <label class={s.choiceName} for={`${id}-${one}`}>
              {t(`sharing.local.${one}`)}
            </label>
            <p id={`${id}-${one}-text`} class={s.muted}>
              {t(`sharing.local.${one}.text`)}
            </p>
          </div>
        </div>
      ))}
      <p class={s.muted}>{t('sharing.local.kept')}</p>
    </fieldset>
  );
}
