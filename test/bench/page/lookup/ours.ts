import { buildSegment } from '../../../../lib/lookup/build-segment.ts';
import { createIndex } from '../../../../lib/lookup/lookup-index.ts';
import { openSegment } from '../../../../lib/lookup/open-segment.ts';
import { search } from '../../../../lib/lookup/search.ts';
import type { EngineKind } from './engine.ts';

export const engine: EngineKind = {
  build({ docs, partners }) {
    const bytes = buildSegment(docs);
    const index = createIndex([{ segment: openSegment(bytes), dropped: [] }], partners);
    return {
      storedBytes: bytes.length,
      search: (text, limit) => search(index, text, limit).rows.map(({ tenantId }) => tenantId),
    };
  },
};
