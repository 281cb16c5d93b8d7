import { History } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { UndoView } from '../../lib/session/history-undo-action.ts';
import { ViewPage } from '../overview/ViewPage.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import type { CommitHeader } from './commit-header.ts';
import { HistoryEntry, type NamedChanges } from './HistoryEntry.tsx';
import s from './HistoryPage.module.css';
import { UndoStatus } from './UndoStatus.tsx';

interface HistoryPageProps {
  headers: readonly CommitHeader[];
  state: 'reading' | 'more' | 'end' | 'failed';
  undo: UndoView;
  /** How far a search through the whole list is, in commits. */
  progress?: { done: number; total: number };
  /** Only some commits are wanted: an empty list then says so. */
  isFiltered?: boolean;
  /** What is to be known before the list. */
  notice?: ComponentChildren;
  /** Search and export, above the list. */
  tools?: ComponentChildren;
  onMore: () => void;
  onRead: (position: number) => Promise<NamedChanges | undefined>;
  onUndo: (position: number) => void;
}

/** The log, newest first. */
export function HistoryPage(props: HistoryPageProps) {
  const { headers, state, undo, progress, isFiltered = false, notice, tools, onMore, onRead, onUndo } = props;
  const t = useT();
  return (
    <ViewPage title={t('changes.title')} lead={t('changes.intro')}>
      {state === 'failed' && (
        <Notice level="error" live>
          {t('changes.failed')}
        </Notice>
      )}
      {notice}
      <UndoStatus view={undo} />
      {tools}
      <div class={s.frame} aria-busy={state === 'reading'}>
        {headers.length > 0 && (
          <ul aria-label={t('changes.title')}>
            {headers.map((header) => (
              <HistoryEntry key={header.position} header={header} onRead={onRead} onUndo={onUndo} />
            ))}
          </ul>
        )}
        {headers.length === 0 && state === 'end' && (
          <EmptyState
            icon={History}
            title={t(isFiltered ? 'changes.search.nothing.title' : 'changes.empty.title')}
            text={t(isFiltered ? 'changes.search.nothing.text' : 'changes.empty.text')}
          />
        )}
      </div>
      {state === 'reading' && isFiltered && progress && (
        <Progress label={t('changes.search.running')} done={progress.done} total={progress.total} />
      )}
      {state === 'more' && (
        <div>
          <Button onClick={onMore}>{t('changes.loadMore')}</Button>
        </div>
      )}
    </ViewPage>
  );
}
