import type { CommitOutcome } from '../db/commit.ts';
import type { CustomerContacts } from '../directory/contacts.ts';
import type { FieldChange } from '../log/types.ts';

/** Something to weigh before confirming; `key` is a message of the review area. */
export interface ReviewNote {
  level: 'warning' | 'info';
  key: string;
  params?: Record<string, string | number>;
}

/** Every change is shown like this before it is written, whether it was typed, imported or undone. */
export interface Reviewable {
  /** The first changes, at most `;
MAX_SHOWN_CHANGES`. */
  changes: FieldChange[];
  counts: { added: number; changed: number; dropped: number; fields: number };
  notes: ReviewNote[];
  /** What the customer sees now and will see, where one customer is concerned. */
  preview?: { before?: CustomerContacts; after: CustomerContacts };
  /** Writes it. `;
stale` when a reviewed field changed meanwhile: nothing was written. */
  confirm(): Promise<CommitOutcome>;
  /** Lets go of it, unwritten. */
  discard(): void;
}

export const MAX_SHOWN_CHANGES = 200;
