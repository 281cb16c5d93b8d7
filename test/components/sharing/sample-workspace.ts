import type { Place } from '../../../lib/session/sharing-place.ts';

export const NOW = Date.parse('2026-11-22T12:00:00Z');
export const PLACE: Place = {
  container: 'https://acme.blob.core.windows.net/team',
  grant: { abilities: ['read', 'append', 'create', 'list'], version: '2021-12-02', scope: 'container' },
};
export const ANN = { agent: 'a', by: 'Ann', at: '2026-11-22T09:00:00Z', position: 2, n: 1 };
