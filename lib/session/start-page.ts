import type { Hindrance } from '../db/open.ts';
import { OutdatedVersion } from '../db/outdated-version.ts';
import { reportError } from '../report-error.ts';

export type StartFault =
  /** The storage does not open, or was closed. */
  | { kind: 'failed'; reason: string }
  /** It does not open yet: most likely a page of an earlier version holds it. */
  | { kind: 'waiting' }
  /** A later version has taken the storage over. */
  | { kind: 'outdated' };

export interface PageStart<Storage, Session> {
  /** `onHindrance`: as `openDb` calls it. */
  open: (onHindrance: (hindrance: Hindrance) => void) => Promise<Storage>;
  openSession: (storage: Storage) => Promise<Session>;
  /** Shows the page, and returns what ends all that goes on behind it. */
  show: (session: Session) => readonly (() => void)[];
  /** Shows why there is no page instead of it. */
  notice: (fault: StartFault) => void;
}

/**
 * Whoever is first in the line is told at once that the storage is held, and whoever stands behind is not: storage that
 * takes longer than this is taken for held. A browser that has just started, on a slow disk, may take a second or two.
 */
const PATIENCE_IN_MS = 3_000;

/**
 * Shows a page once its storage is open. When that is lost, to a later version or because the browser closes it, and
 * whenever that is, all ends that would only fail from then on, and the page says so.
 */
export async function startPage<Storage, Session>(start: PageStart<Storage, Session>): Promise<void> {
  const { open, openSession, show, notice } = start;
  let ends: readonly (() => void)[] = [];
  let isOver = false;
  const wait = () => notice({ kind: 'waiting' });
  const patience = setTimeout(wait, PATIENCE_IN_MS);

  /** What fails after that fails for the same reason. */
  function giveUp(fault: unknown): void {
    if (isOver) return;
    isOver = true;
    notice(startFaultOf(fault));
    for (const end of ends) end();
  }
  function hinder(hindrance: Hindrance): void {
    if (hindrance === 'held') wait();
    else giveUp(hindrance === 'outdated' ? new OutdatedVersion() : new Error('The browser has closed it.'));
  }
  try {
    const storage = await open(hinder).finally(() => clearTimeout(patience));
    const session = await openSession(storage);
    if (!isOver) ends = show(session);
  } catch (fault) {
    giveUp(fault);
  }
}

const startFaultOf = (fault: unknown): StartFault =>
  fault instanceof OutdatedVersion
    ? { kind: 'outdated' }
    : { kind: 'failed', reason: reportError('Using the storage', fault) };
