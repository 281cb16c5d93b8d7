import type { MessageKey } from '../../lib/i18n.ts';
import type { BulkRequest } from '../../lib/session/bulk.ts';

/** The form of a bulk change; an empty `to` is not chosen yet. */
export interface BulkDraft {
  customers: BulkRequest['customers'];
  list: string;
  from: BulkRequest['from'];
  to: BulkRequest['to'] | undefined;
}

export type BulkProblems = Partial<Record<'list' | 'to', MessageKey>>;

export const emptyBulkDraft = (hasSelection: boolean): BulkDraft => ({
  customers: hasSelection ? 'selected' : 'all',
  list: '',
  from: 'any',
  to: undefined,
});

export type ParsedBulkDraft = { ok: true; request: BulkRequest } | { ok: false; problems: BulkProblems };

/** What is asked for, or what is missing in the form. Those who cannot be designated are left out at first. */
export function parseBulkDraft({ customers, list, from, to }: BulkDraft): ParsedBulkDraft {
  const problems: BulkProblems = {
    ...(customers === 'list' && list.trim() === '' ? { list: 'bulk.list.missing' as const } : {}),
    ...(to === undefined ? { to: 'bulk.to.missing' as const } : {}),
    ...(to !== undefined && to === from ? { to: 'bulk.to.same' as const } : {}),
  };
  if (to === undefined || Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, request: { customers, list, from, to, includeIneligible: false } };
}
