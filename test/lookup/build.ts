import type { LookupDoc } from '../../lib/directory/lookup-doc.ts';
import type { Partner } from '../../lib/directory/types.ts';
import { buildSegment } from '../../lib/lookup/build-segment.ts';
import { createIndex, type LookupIndex } from '../../lib/lookup/lookup-index.ts';
import { openSegment } from '../../lib/lookup/open-segment.ts';
import { tenant } from '../fixtures/documents.ts';

export const aDoc = (n: number, change: Partial<LookupDoc> = {}): LookupDoc => ({
  tenantId: tenant(n),
  companyName: `Customer ${n}`,
  aliases: [],
  domains: [],
  subscriptionIds: [],
  supporters: [],
  isActive: true,
  ...change,
});

export const indexOf = (docs: readonly LookupDoc[], partners: readonly Partner[] = []): LookupIndex =>
  createIndex([{ segment: openSegment(buildSegment(docs)), dropped: [] }], partners);
