import type { HostPermissions } from '../../lib/session/host-access.ts';

interface BrowserPermissions extends HostPermissions {
  /** What the person was asked for. */
  asked: (readonly string[])[];
}

/** A browser that asks a person who agrees, or declines. */
export function browserPermissions(
  granted: readonly string[],
  person: 'agrees' | 'declines' = 'agrees',
): BrowserPermissions {
  const allowed = new Set(granted);
  const listeners = new Set<() => void>();
  const asked: (readonly string[])[] = [];
  return {
    asked,
    contains: async (pattern) => allowed.has(pattern),
    async request(patterns) {
      asked.push(patterns);
      if (person === 'declines') return false;
      for (const pattern of patterns) allowed.add(pattern);
      for (const listener of listeners) listener();
      return true;
    },
    onAdded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
