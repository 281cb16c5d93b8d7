import { storage } from 'wxt/utils/storage';
import { parseTenantId } from './directory/ids.ts';
import type { TenantId } from './directory/types.ts';

/** The customers one person comes back to. Stays in this browser; never shared with the team, no part of the directory. */
export interface Care {
  /** In the order in which they were pinned. */
  pinned: readonly TenantId[];
  /** The latest first; pinned ones may be among them. */
  recent: readonly TenantId[];
}

export const MAX_RECENT = 10;
/** A list to pin at a glance; more of them would hide the others. */
export const MAX_PINNED = 50;
export const NO_CARE: Care = { pinned: [], recent: [] };

const item = storage.defineItem<unknown>('local:care', { version: 1 });

export async function getCare(): Promise<Care> {
  return parseCare(await item.getValue());
}

/** What of the stored record can be read; nothing in it is worth a failure. */
export function parseCare(input: unknown): Care {
  if (typeof input !== 'object' || input === null) return NO_CARE;
  const fields = new Map(Object.entries(input));
  return {
    pinned: readIds(fields.get('pinned')).slice(0, MAX_PINNED),
    recent: readIds(fields.get('recent')).slice(0, MAX_RECENT),
  };
}

function readIds(input: unknown): TenantId[] {
  const ids = Array.isArray(input) ? input.map((id) => (typeof id === 'string' ? parseTenantId(id) : undefined)) : [];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Pins, or unpins one that is pinned. When the list is full the earliest pin gives way. */
export const togglePin = (id: TenantId) => change((care) => withPinToggled(care, id));

/** Puts the customer at the head of the recent ones. */
export const rememberCustomer = (id: TenantId) => change((care) => withRecent(care, id));

/** Forgets which customers were looked at; pins stay. */
export const clearRecent = () => change(({ pinned }) => ({ pinned, recent: [] }));

export function withPinToggled({ pinned, recent }: Care, id: TenantId): Care {
  const isPinned = pinned.includes(id);
  return { pinned: isPinned ? pinned.filter((other) => other !== id) : [...pinned, id].slice(-MAX_PINNED), recent };
}

export function withRecent({ pinned, recent }: Care, id: TenantId): Care {
  return { pinned, recent: [id, ...recent.filter((other) => other !== id)].slice(0, MAX_RECENT) };
}

/** Calls back after each change, from whichever page. Returns what ends it. */
export function watchCare(onChange: (care: Care) => void): () => void {
  return item.watch((value) => onChange(parseCare(value)));
}

/**
 * Pages take turns, so that none overwrites what another just wrote. Throws when what was written does not read back, as
 * when the disk is full.
 */
function change(next: (care: Care) => Care): Promise<Care> {
  return navigator.locks.request('care', async () => {
    const care = next(await getCare());
    await item.setValue(care);
    const kept = await getCare();
    if (JSON.stringify(kept) !== JSON.stringify(care)) throw new Error('It could not be saved.');
    return kept;
  });
}
