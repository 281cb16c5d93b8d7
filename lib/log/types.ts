/** `customer/{tenantId}`, `partner/{tenantId}` or `workspace`. */
export type DocId = `customer/${string}` | `partner/${string}` | 'workspace';

/** A field of a document: `companyName`, `support.telephone`, `subscriptions.{id}`, `subscriptions.{id}.supportContact`. */
export type Path = string;

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface PutOp {
  put: DocId;
  set?: Record<Path, Json>;
  unset?: Path[];
}
export interface DropOp {
  drop: DocId;
}
export interface SettleOp {
  /** A conflict's id. */
  settle: string;
  keep: 'standing' | 'lost';
  /** The conflict itself: the history tells by it what was settled, and undoing takes it up again. */
  of?: Disagreement;
}
/** Takes a settled conflict up again. */
export interface ReopenOp {
  reopen: string;
  of: Disagreement;
}
export type Op = PutOp | DropOp | SettleOp | ReopenOp;

/** Where a commit came from; shown in the history. */
export type CommitSource = 'edit' | 'import' | 'undo' | 'partnerCenter' | 'setup';

/** One reviewed change to the directory, as it stands in the log. */
export interface Commit {
  v: 1;
  id: string;
  /** Random per installed profile. */
  agent: string;
  /** Counts the agent's commits from 1; `(agent, n)` is applied once. */
  n: number;
  /** ISO 8601 instant; shown, never compared. */
  at: string;
  by: string;
  source: CommitSource;
  /** The log position that the author had seen; 0 is the empty log. */
  base: number;
  ops: Op[];
}

/** A commit not yet written: it can be shown, refused, or written. */
export interface Plan {
  source: CommitSource;
  base: number;
  ops: Op[];
}

/** Position in the log and author of the last write to a field. */
export type Stamp = readonly [position: number, agent: string];

/** A document as folding yields it, with what later folding needs. */
export interface Folded<T extends object = object> {
  value: T;
  /** The write that created it: stands for every field without a stamp of its own. */
  stamp: Stamp;
  fields?: Record<Path, Stamp>;
  /** Entries taken out of a collection, by path: a concurrent edit brings them back. */
  removed?: Record<Path, Json>;
  /** Set when dropped: the content is kept for a concurrent edit to bring back. */
  dropped?: Stamp;
}

/** What lost to a concurrent edit, and to whom. */
export interface Disagreement {
  doc: DocId;
  /** Absent: the whole document was dropped by one and edited by the other. */
  path?: Path;
  /** The value that lost, absent when the field was empty or the document dropped. */
  lost?: Json;
  lostAgent: string;
  keptAgent: string;
}

export interface Conflict extends Disagreement {
  id: string;
  /** Log position of the commit that brought it to light. */
  position: number;
}

/** One field's change as the review shows it. */
export interface FieldChange {
  doc: DocId;
  path: Path;
  before?: Json;
  after?: Json;
}
