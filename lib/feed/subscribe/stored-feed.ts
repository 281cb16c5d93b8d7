import * as v from 'valibot';
import { listFeeds } from '../../db/feeds.ts';
import type { Db } from '../../db/schema.ts';
import type { FeedContent } from '../content/payload.ts';
import type { Seconds } from '../seconds.ts';
import type { Subscription } from './subscription.ts';

/** A feed as this browser keeps it. */
export interface StoredFeed {
  subscription: Subscription;
  /** What the person has seen last, and when they said so. */
  looked?: { content: FeedContent; at: Seconds };
  /** When to read it next; milliseconds since 1970. */
  nextAt: number;
  /** How often reading it brought nothing, in a row. */
  failures: number;
  /** An administrator's policy brought it, and takes it away. */
  byPolicy?: true;
}

const written = v.looseObject({
  subscription: v.looseObject({ invitation: v.looseObject({ url: v.string() }), seen: v.looseObject({}) }),
  nextAt: v.number(),
  failures: v.number(),
});

/** What only this module's callers have written; its outline is looked at all the same. */
const storedFeed = v.custom<StoredFeed>((input) => v.is(written, input));

/** Throws when it is none: nothing else writes there. */
export const parseStoredFeed = (input: object): StoredFeed => v.parse(storedFeed, input);

/** In the order of their publishers' names, those that were never read last. */
export async function readFeeds(db: Db): Promise<StoredFeed[]> {
  const feeds = (await listFeeds(db)).map(parseStoredFeed);
  return feeds.sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
}

const nameOf = ({ subscription }: StoredFeed) => subscription.content?.payload.publisher.name ?? '\uFFFF';
