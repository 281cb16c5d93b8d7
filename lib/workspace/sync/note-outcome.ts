import type { Db, SyncLogLine } from '../../db/schema.ts';
import { noteSync, readNewestLine } from '../../db/sync-log.ts';
import { getCursor } from '../../db/sync-state.ts';
import type { SyncOutcome } from './create-sync.ts';

/**
 * Adds to the diagnostics how an exchange ended, unless it ended as the one before and brought nothing. `started` and
 * `ended`: milliseconds since 1970.
 */
export async function noteOutcome(db: Db, outcome: SyncOutcome, started: number, ended: number): Promise<void> {
  const position = (await getCursor(db))?.position ?? 0;
  const line = { at: new Date(ended).toISOString(), what: whatOf(outcome), figures: figuresOf(outcome, position) };
  const before = await readNewestLine(db);
  if (before && isSame(before, line)) return;
  await noteSync(db, { ...line, figures: { ...line.figures, ms: ended - started } });
}

function whatOf(outcome: SyncOutcome): string {
  if (outcome.state === 'stopped') return `stopped.${outcome.reason.kind}`;
  return outcome.state === 'waiting' ? `waiting.${outcome.for}` : outcome.state;
}

type Figures = NonNullable<SyncLogLine['figures']>;

/** Codes and counts alone: a reason holds nothing else but its kind, which is told apart. */
function figuresOf(outcome: SyncOutcome, position: number): Figures {
  const waiting = 'waiting' in outcome ? { waiting: outcome.waiting } : {};
  const { kind: _kind, ...details } = outcome.state === 'stopped' ? outcome.reason : { kind: '' };
  const { by: _by, ...held } = outcome.state === 'held' ? outcome.held : { by: [] };
  return { position, ...waiting, ...details, ...held };
}

function isSame(before: SyncLogLine, { what, figures }: { what: string; figures: Figures }): boolean {
  return before.what === what && Object.entries(figures).every(([name, figure]) => before.figures?.[name] === figure);
}
