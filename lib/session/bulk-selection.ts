import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { TenantId } from '../directory/types.ts';

interface Selectable {
  tenantId: TenantId;
}

/** Which customers of the list are selected; those that a filter hides stay selected. */
export interface RowSelection {
  ids: ReadonlySignal<ReadonlySet<TenantId>>;
  /** Of those that are shown. */
  state: ReadonlySignal<'none' | 'some' | 'all'>;
  toggle(row: Selectable): void;
  /** Selects all that are shown; lets go of them when all are. */
  toggleAll(): void;
  clear(): void;
}

export function createRowSelection(shown: ReadonlySignal<readonly Selectable[]>): RowSelection {
  const ids = signal<ReadonlySet<TenantId>>(new Set());
  const state = computed(() => {
    if (ids.value.size === 0) return 'none';
    const count = shown.value.filter(({ tenantId }) => ids.value.has(tenantId)).length;
    if (count === 0) return 'none';
    return count === shown.value.length ? 'all' : 'some';
  });
  return {
    ids,
    state,
    toggle: ({ tenantId }) => {
      const next = new Set(ids.peek());
      if (!next.delete(tenantId)) next.add(tenantId);
      ids.value = next;
    },
    toggleAll: () => {
      const listed = new Set(shown.peek().map(({ tenantId }) => tenantId));
      ids.value = state.peek() === 'all' ? ids.peek().difference(listed) : ids.peek().union(listed);
    },
    clear: () => {
      ids.value = new Set();
    },
  };
}
