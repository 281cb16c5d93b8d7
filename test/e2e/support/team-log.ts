import { expect } from 'vitest';
import type { DocId, Json } from '../../../lib/log/types.ts';
import { logName } from '../../../lib/workspace/codec/blob-names.ts';
import { commitLine } from '../../../lib/workspace/codec/write-log-line.ts';
import { appendBlock } from '../../../lib/workspace/transport/append-blob.ts';
import { foldLog } from '../../workspace/sync/team.ts';
import { storeOf } from '../../workspace/transport/store-of.ts';

/** A member without a browser. */
export interface DistantMember {
  /** Appends commits in one block, each setting one field of a document. */
  write(...edits: { doc: DocId; path: string; value: Json }[]): Promise<void>;
}

export function createDistantMember(url: string): DistantMember {
  const agent = crypto.randomUUID();
  let n = 0;
  return {
    async write(...edits) {
      const { state } = await foldLog(url);
      const lines = edits.map(({ doc, path, value }) => {
        n += 1;
        const header = { v: 1, id: crypto.randomUUID(), agent, n, at: '2026-01-01T00:00:00.000Z', by: 'Dan' } as const;
        return commitLine({
          ...header,
          source: 'edit',
          base: state.position,
          ops: [{ put: doc, set: { [path]: value } }],
        });
      });
      const block = new Uint8Array(await new Blob(lines).arrayBuffer());
      expect(await appendBlock(storeOf(url), logName(1), block)).toMatchObject({ state: 'appended' });
    },
  };
}

/** What the team's log has of a document, and how many commits count in it. */
export async function readTeamLog(url: string, doc: DocId): Promise<{ value: object | undefined; commits: number }> {
  const { state, counted } = await foldLog(url);
  return { value: state.docs.get(doc)?.value, commits: counted.length };
}
