import { reportError } from '../report-error.ts';

export type StartFault =
  /** The storage does not open. */
  | { kind: 'failed'; reason: string }
  /** It does not open yet: most likely a page of an earlier version holds it. */
  | { kind: 'waiting' }
  /** A later version has taken the storage over. */
  | { kind: 'outdated' };

export interface PageStart<Storage, Session> {
  /** `onOutdated`: as `openDb` calls it. */
  open: (onOutdated: () => void) => Promise<Storage>;
  openSession: (storage: Storage) => Promise<Session>;
  /** Shows the page, and returns what ends all that goes on behind it. */
  show: (session: Session) => readonly (() => void)[];
  /** Shows why there is no page instead of it. */
  notice: (fault: StartFault) => void;
}

/** Storage that takes longer than this to open is held by another page. */
const PATIENCE_IN_MS = 3_000;

/**
 * Shows a page once its storage is open. When a later version takes that over, whenever it does, all ends that would only
 * fail from then on, and the page says so.
 */
export async function startPage<Storage, Session>(start: PageStart<Storage, Session>): Promise<void> {
  const { open, openSession, show, notice } = start;
  let ends: readonly (() => void)[] = [];
  let isOutdated = false;
  const patience = setTimeout(() => notice({ kind: 'waiting' }), PATIENCE_IN_MS);
  try {
    const storage = await open(() => {
      isOutdated = true;
      notice({ kind: 'outdated' });
      for (const end of ends) end();
    }).finally(() => clearTimeout(patience));
    const session = await openSession(storage);
    if (!isOutdated) ends = show(session);
  } catch (fault) {
    // Nothing can be read any more then: that is told already.
    if (!isOutdated) notice({ kind: 'failed', reason: reportError('Starting', fault) });
  }
}
