import { useEffect, useMemo } from 'preact/hooks';
import { HistoryDownload } from '../../components/changes/HistoryDownload.tsx';
import { HistoryPage } from '../../components/changes/HistoryPage.tsx';
import { HistorySearch } from '../../components/changes/HistorySearch.tsx';
import { ConflictCount } from '../../components/conflicts/ConflictCount.tsx';
import { countDisputes } from '../../lib/session/conflict-disputes.ts';
import { createHistory } from '../../lib/session/history.ts';
import { createHistoryExport } from '../../lib/session/history-export.ts';
import { createUndoAction } from '../../lib/session/history-undo-action.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { formatRoute } from '../../lib/session/route.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';

export function ChangesView({ session }: { session: OptionsSession }) {
  const history = useMemo(() => createHistory(session), [session]);
  const action = useMemo(() => createUndoAction(session), [session]);
  const exporting = useMemo(() => createHistoryExport(session, saveFile), [session]);
  useEffect(() => history.dispose, [history]);
  useEffect(() => () => exporting.cancel(), [exporting]);
  const filter = history.filter.value;
  return (
    <HistoryPage
      headers={history.headers.value}
      state={history.state.value}
      progress={history.progress.value}
      isFiltered={Object.keys(filter).length > 0}
      undo={action.view.value}
      notice={
        <ConflictCount count={countDisputes(session.conflicts.value)} href={formatRoute({ view: 'conflicts' })} />
      }
      tools={
        <>
          <HistorySearch partners={session.partners.value} onSearch={history.search} />
          <HistoryDownload
            view={exporting.view.value}
            onExport={(format) => void exporting.make(format, filter)}
            onCancel={exporting.cancel}
          />
        </>
      }
      onMore={() => void history.readMore()}
      onRead={history.read}
      onUndo={(position) => void action.undo(position)}
    />
  );
}
