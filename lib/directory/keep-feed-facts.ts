import type { Workspace } from './types.ts';

/**
 * A workspace as a file or a restore point has it, with how feeds are published left as it is: an older list of keys or
 * an older epoch would let in again who was shut out. Where nothing is published yet, what comes is taken.
 */
export function keepFeedFacts(next: Workspace, standing: Workspace | undefined): Workspace {
  if (!standing?.feeds?.root) return next;
  const { feeds, feedKeys, feedEpochs } = standing;
  return { name: next.name, feeds, ...(feedKeys ? { feedKeys } : {}), ...(feedEpochs ? { feedEpochs } : {}) };
}

/** For a file: without the address that customers read at, because a token is in it. */
export function withoutToken({ feeds, ...rest }: Workspace): Workspace {
  return feeds?.root ? { ...rest, feeds: { root: feeds.root } } : rest;
}
