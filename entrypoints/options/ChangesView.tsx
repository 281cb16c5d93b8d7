import { useEffect, useMemo } from 'preact/hooks';
import { HistoryPage } from '../../components/changes/HistoryPage.tsx';
import { createHistory } from '../../lib/session/history.ts';
import { createUndoAction } from '../../lib/session/history-undo-action.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';

export function ChangesView({ session }: { session: OptionsSession }) {
  const history = useMemo(() => createHistory(session), [session]);
  const action = useMemo(() => createUndoAction(session), [session]);
  useEffect(() => history.dispose, [history]);
  return (
    <HistoryPage
      headers={history.headers.value}
      state={history.state.value}
      undo={action.view.value}
      onMore={() => void history.readMore()}
      onRead={history.read}
      onUndo={(position) => void action.undo(position)}
    />
  );
}
