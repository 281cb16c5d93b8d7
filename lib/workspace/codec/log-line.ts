import type { Commit } from '../../log/types.ts';

/** Lines of a later version may say what this one cannot apply: reading stops there. */
export const LINE_VERSION = 1;

export type CommitHeader = Omit<Commit, 'ops'>;

/** Some operations of a commit that is too large for a line, in a blob of their own. */
export interface PartRef {
  /** Of the blob's bytes, in lower-case hex. */
  sha256: string;
  /** How many operations it holds. */
  ops: number;
}

/** Ends a file of the log: what stands after it in that file is void. */
export interface Seal {
  v: 1;
  /** The file that goes on, the sealed one's number and one. */
  seal: number;
  agent: string;
}

export type LogLine =
  | { kind: 'commit'; commit: Commit }
  | { kind: 'large'; header: CommitHeader; parts: PartRef[] }
  | { kind: 'seal'; seal: Seal }
  /** Written by a later version of the extension. */
  | { kind: 'newer'; v: number }
  /** Torn, or none of ours. */
  | { kind: 'foreign'; why: string };
