import { type ReadonlySignal, signal } from '@preact/signals';
import type { FeedView } from '../feed/subscribe/feed-view.ts';
import { reportError } from '../report-error.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';

/** What the browser lets the extension reach; patterns as in a manifest. */
export interface HostPermissions {
  contains(pattern: string): Promise<boolean>;
  /** Only in a click: the browser asks at no other time. */
  request(patterns: readonly string[]): Promise<boolean>;
  /** Returns what ends it. */
  onAdded(listener: () => void): () => void;
}

export interface HostAccess {
  /** Patterns that have to be allowed first. */
  missing: ReadonlySignal<readonly string[]>;
  /** What has to be reached may be something else. */
  look(patterns: readonly string[]): void;
  /** To be called in the click itself. */
  allow(): void;
  dispose(): void;
}

/**
 * Policies cannot allow optional hosts (w3c/webextensions #260), and what was allowed may be taken back in the browser:
 * the person is asked once, where reaching a host has failed for want of it.
 */
export function createHostAccess(permissions: HostPermissions): HostAccess {
  const missing = signal<readonly string[]>([]);
  let wanted: readonly string[] = [];
  const fail = (fault: unknown) => void reportError('Asking for a host', fault);
  const find = answerNewest<void, string[]>(
    () => withoutAllowed(wanted, permissions),
    (found) => {
      if (found.join() !== missing.peek().join()) missing.value = found;
    },
    fail,
  );
  const dispose = permissions.onAdded(() => find());
  return {
    missing,
    look(patterns) {
      wanted = [...new Set(patterns)];
      find();
    },
    allow() {
      permissions.request(missing.peek()).then(() => find(), fail);
    },
    dispose,
  };
}

async function withoutAllowed(patterns: readonly string[], { contains }: HostPermissions): Promise<string[]> {
  const allowed = await Promise.all(patterns.map(contains));
  return patterns.filter((_, index) => !allowed[index]);
}

/** Of feeds that could not be read. A host that lets everyone read needs no leave. */
export const patternsToAllow = (feeds: readonly FeedView[]): string[] =>
  feeds
    .filter(({ problem, standing }) => (problem ? problem.kind === 'host' : standing === 'unread'))
    .map(({ pattern }) => pattern);

/** `feeds.example` of `https://feeds.example/*`. */
export const hostOf = (pattern: string): string => new URL(pattern.replace('*', '')).hostname;
