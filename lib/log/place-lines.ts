import type { Placed } from './rebase.ts';
import type { Commit } from './types.ts';

export interface PlacedLines {
  /** Commits that count, where they stand. */
  arrived: Placed[];
  /** Where those of this profile waited, by where they stand now. */
  waited: Map<number, number>;
  /** The last `n` of each agent, after them. */
  agents: Map<string, number>;
}

/**
 * The next lines of the team's log, each at the next position; undefined is a line that holds no commit. A commit whose
 * number is taken takes its position and does nothing more: it was sent twice, or a copy of its author's profile was
 * first. `waiting`: this profile's commits by their ids, and where they wait.
 */
export function placeLines(
  lines: readonly (Commit | undefined)[],
  before: { position: number; agents: ReadonlyMap<string, number> },
  waiting: ReadonlyMap<string, number>,
): PlacedLines {
  const agents = new Map(before.agents);
  const arrived: Placed[] = [];
  const waited = new Map<number, number>();
  for (const [at, commit] of lines.entries()) {
    const position = before.position + at + 1;
    if (!commit || commit.n <= (agents.get(commit.agent) ?? 0)) continue;
    agents.set(commit.agent, commit.n);
    arrived.push({ position, commit });
    const from = waiting.get(commit.id);
    if (from !== undefined) waited.set(position, from);
  }
  return { arrived, waited, agents };
}
