import { ChevronRight, Undo2 } from 'lucide';
import { useId, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n.ts';
import { isPending } from '../../lib/log/pending.ts';
import type { EntryChanges } from '../../lib/session/history-changes.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import { Progress } from '../ui/Progress.tsx';
import { ChangeList } from './ChangeList.tsx';
import type { CommitHeader } from './commit-header.ts';
import s from './HistoryEntry.module.css';
import { SettledList } from './SettledList.tsx';
import { When } from './When.tsx';

export interface NamedChanges extends EntryChanges {
  /** Names by tenant or subscription id. */
  names: ReadonlyMap<string, string>;
}

interface HistoryEntryProps {
  header: CommitHeader;
  /** Undefined when the details are no longer kept. */
  onRead: (position: number) => Promise<NamedChanges | undefined>;
  onUndo: (position: number) => void;
}

type Details = 'closed' | 'reading' | 'gone' | NamedChanges;

/** One commit; what it changed is read when it is opened. */
export function HistoryEntry({ header, onRead, onUndo }: HistoryEntryProps) {
  const t = useT();
  const id = useId();
  const [details, setDetails] = useState<Details>('closed');
  const { position, source, by, docs, at } = header;
  const isOpen = details !== 'closed';
  const waits = isPending(position);

  function toggle() {
    if (isOpen) return setDetails('closed');
    setDetails('reading');
    onRead(position).then(
      (changes) => setDetails(changes ?? 'gone'),
      () => setDetails('gone'),
    );
  }

  return (
    <li class={s.entry}>
      <div class={s.row}>
        <button
          type="button"
          class={s.toggle}
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={showLabel(position, t)}
          aria-describedby={`${id}-summary`}
          onClick={toggle}
        >
          <Icon icon={ChevronRight} size={16} class={s.chevron} />
        </button>
        <div id={`${id}-summary`} class={s.summary}>
          <span class={s.who}>
            <bdi>{by || t('changes.someone')}</bdi>
          </span>
          <Badge tone={source === 'undo' ? 'warning' : 'neutral'}>{t(`changes.source.${source}`)}</Badge>
          {waits && <Badge tone="brand">{t('changes.waiting')}</Badge>}
          <span class={s.meta}>
            {docs > 0 ? t('changes.docs', { count: docs }) : t('changes.noDocs')} · <When at={at} />
            {!waits && (
              <>
                {' · '}
                <bdi>{`#${position}`}</bdi>
              </>
            )}
          </span>
        </div>
        <Button
          writes
          variant="subtle"
          icon={Undo2}
          mirrorsIcon
          aria-label={waits ? t('changes.undoLabel.waiting') : t('changes.undoLabel', { position })}
          aria-describedby={`${id}-summary`}
          onClick={() => onUndo(position)}
        >
          {t('changes.undo')}
        </Button>
      </div>
      <div id={id} class={s.details} hidden={!isOpen}>
        <EntryDetails details={details} position={position} />
      </div>
    </li>
  );
}

/** A number that a commit has only until it arrives would mean nothing to anyone. */
const showLabel = (position: number, t: Translate) =>
  isPending(position) ? t('changes.show.waiting') : t('changes.show', { position });

function EntryDetails({ details, position }: { details: Details; position: number }) {
  const t = useT();
  if (details === 'closed') return null;
  if (details === 'reading') return <Progress label={t('changes.reading')} done={0} total={0} />;
  if (details === 'gone') return <p>{t('changes.notKept')}</p>;
  const { changes, settled, fields, names } = details;
  const more = fields - changes.length;
  if (settled.length > 0 && changes.length === 0) return <SettledList settled={settled} names={names} />;
  return (
    <>
      <SettledList settled={settled} names={names} />
      <ChangeList
        label={showLabel(position, t)}
        changes={changes}
        names={names}
        hidden={more > 0 ? t('changes.more', { count: more }) : undefined}
      />
    </>
  );
}
