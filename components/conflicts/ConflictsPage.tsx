import { CircleCheck } from 'lucide';
import { useState } from 'preact/hooks';
import type { DocId, Path } from '../../lib/log/types.ts';
import type { ConflictGroup, InboxView } from '../../lib/session/conflict-inbox.ts';
import type { Keep, SettlingView } from '../../lib/session/conflict-settling.ts';
import type { NameOf } from '../changes/field-name.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { Progress } from '../ui/Progress.tsx';
import { DisputeItem } from './DisputeItem.tsx';
import { SettleBar } from './SettleBar.tsx';
import { SettlingStatus } from './SettlingStatus.tsx';

export interface ConflictsPageProps {
  view: InboxView;
  settling: SettlingView;
  backHref: string;
  /** The page of a record or, of a field, where it is edited; undefined when it has none. */
  hrefOf: (doc: DocId, path?: Path) => string | undefined;
  onMore: () => void;
  /** By the keys of disputes. */
  onSettle: (keys: readonly string[], keep: Keep) => void;
}

/** What lost to a concurrent edit, for a person to decide on. */
export function ConflictsPage(props: ConflictsPageProps) {
  const { view, settling, backHref } = props;
  const t = useT();
  return (
    <Page title={t('conflicts.title')} lead={t('conflicts.lead')} back={{ href: backHref, label: t('conflicts.back') }}>
      <SettlingStatus view={settling} />
      {view.state === 'reading' && <Progress label={t('conflicts.reading')} done={0} total={0} />}
      {view.state === 'failed' && (
        <Notice level="error" live>
          {t('conflicts.failed', { reason: view.reason })}
        </Notice>
      )}
      {view.state === 'ready' && <Ready {...props} view={view} />}
    </Page>
  );
}

type ReadyView = Extract<InboxView, { state: 'ready' }>;

function Ready({ view, hrefOf, onMore, onSettle }: ConflictsPageProps & { view: ReadyView }) {
  const t = useT();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { groups, disputes, names, members } = view;
  if (disputes.length === 0)
    return <EmptyState icon={CircleCheck} title={t('conflicts.none.title')} text={t('conflicts.none.text')} />;
  const keys = disputes.map(({ key }) => key);
  const selected = keys.filter((key) => chosen.has(key));
  const nameOf: NameOf = (id) => names.get(id);
  const shown = groups.reduce((sum, group) => sum + group.disputes.length, 0);
  const select = (key: string, isSelected: boolean) => {
    const next = new Set(chosen);
    if (isSelected) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  return (
    <>
      {disputes.length > 1 && (
        <SettleBar
          total={disputes.length}
          selected={selected.length}
          onSelectAll={(isSelected) => setChosen(new Set(isSelected ? keys : []))}
          members={memberNames(members)}
          onSettle={(keep) => onSettle(selected, keepOf(keep, members))}
        />
      )}
      {groups.map((group) => (
        <Group key={group.doc} {...{ group, nameOf, hrefOf, onSettle, select }} isChosen={(key) => chosen.has(key)} />
      ))}
      {shown < disputes.length && (
        <div>
          <Button onClick={onMore}>{t('conflicts.more', { count: disputes.length - shown })}</Button>
        </div>
      )}
    </>
  );
}

const memberNames = (members: ReadonlyMap<string, string>): string[] =>
  [...new Set(members.values())].filter((name) => name !== '').sort();

function keepOf(value: string, members: ReadonlyMap<string, string>): Keep {
  if (value === 'standing' || value === 'lost') return value;
  const wanted = value.slice('member:'.length);
  return { agents: new Set([...members].filter(([, name]) => name === wanted).map(([agent]) => agent)) };
}

interface GroupProps extends Pick<ConflictsPageProps, 'hrefOf' | 'onSettle'> {
  group: ConflictGroup;
  nameOf: NameOf;
  isChosen: (key: string) => boolean;
  select: (key: string, isSelected: boolean) => void;
}

function Group({ group: { doc, disputes }, nameOf, hrefOf, onSettle, isChosen, select }: GroupProps) {
  const t = useT();
  const [kind, id = ''] = doc.split('/');
  const href = disputes.every(({ standing }) => standing) ? hrefOf(doc) : undefined;
  return (
    <Section
      title={kind === 'workspace' ? t('review.workspace') : (nameOf(id) ?? id)}
      text={href && <a href={href}>{t(kind === 'partner' ? 'conflicts.open.partner' : 'conflicts.open.customer')}</a>}
    >
      <ul>
        {disputes.map((view) => {
          const { key, path } = view.dispute;
          return (
            <DisputeItem
              key={key}
              view={view}
              nameOf={nameOf}
              isSelected={isChosen(key)}
              onSelect={(isSelected) => select(key, isSelected)}
              onKeep={(keep) => onSettle([key], keep === 'standing' ? keep : { conflict: keep.id })}
              editHref={path && hrefOf(doc, path)}
            />
          );
        })}
      </ul>
    </Section>
  );
}
