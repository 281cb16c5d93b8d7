import type { CommitSource } from '../../lib/log/types.ts';

/** What the lists of changes show of a commit. */
export interface CommitHeader {
  position: number;
  by: string;
  /** ISO 8601 instant. */
  at: string;
  source: CommitSource;
  /** How many customers, partners and workspaces it touched. */
  docs: number;
}
