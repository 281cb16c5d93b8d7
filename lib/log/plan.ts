import type { CommitSource, Op, Plan } from './types.ts';

/** A change to be reviewed. `base` is the log position that it was worked out against. */
export function createPlan(source: CommitSource, base: number, ops: readonly (Op | undefined)[]): Plan {
  return { source, base, ops: ops.filter((op): op is Op => op !== undefined) };
}
