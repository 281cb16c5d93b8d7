import type { SubscriptionId, SupportContact } from '../../../lib/directory/types.ts';
import type { Book } from './book.ts';
import type { Quirks } from './quirks.ts';

/** All that an answer depends on. */
export interface World {
  book: Book;
  quirks: Quirks;
  /** What becomes of a subscription's contact once it was read: somebody else changes it. */
  changes: Map<SubscriptionId, SupportContact>;
  /** Milliseconds since 1970. */
  now: () => number;
}
