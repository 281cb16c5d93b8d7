import { useEffect, useState } from 'preact/hooks';
import { type LiveCare, openLiveCare } from '../../lib/session/care-live.ts';

/** Pinned and recent customers as long as the view is there; undefined until they are read. */
export function useCare(): LiveCare | undefined {
  const [live, setLive] = useState<LiveCare>();
  useEffect(() => {
    const ending = new AbortController();
    void openLiveCare().then((opened) => {
      if (ending.signal.aborted) return opened.dispose();
      ending.signal.addEventListener('abort', opened.dispose);
      setLive(opened);
    });
    return () => ending.abort();
  }, []);
  return live;
}
