import { buildSegment } from '../../../../lib/lookup/build-segment.ts';
import { createIndex } from '../../../../lib/lookup/lookup-index.ts';
import { openSegment } from '../../../../lib/lookup/open-segment.ts';
import { search } from '../../../../lib/lookup/search.ts';
import type { EngineKind } from './engine.ts';

export const engine: EngineKind = {
  build({ docs, partners }) {
    const segment = openSegment(buildSegment(docs));
    const index = createIndex([{ segment, dropped: [] }], partners);
    return { search: (text, limit) => search(index, text, limit).rows.map(({ tenantId }) => tenantId) };
  },
};
