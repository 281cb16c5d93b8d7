import * as v from 'valibot';
import { parseDocId } from '../../log/doc-id.ts';
import type { DocId, Json } from '../../log/types.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const name = v.pipe(v.string(), v.maxLength(200));
const docId = v.custom<DocId>((id) => typeof id === 'string' && parseDocId(id) !== undefined);

const conflict = v.strictObject({
  id: v.string(),
  doc: docId,
  path: v.exactOptional(v.string()),
  lost: v.exactOptional(v.custom<Json>((value) => value !== undefined)),
  lostAgent: name,
  keptAgent: name,
  position: count,
});

/** Not `v.record`, which leaves out names such as `constructor`: whoever writes under one must stay counted. */
const agents = v.custom<Record<string, number>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([key, n]) => v.is(name, key) && v.is(count, n)),
);

const member = v.strictObject({ agent: name, by: name, at: name, position: count, n: count });

export const snapshotHead = v.strictObject({
  v: v.literal(1),
  workspace: name,
  file: count,
  offset: count,
  position: count,
  agents,
  members: v.exactOptional(v.array(member)),
  conflicts: v.array(conflict),
});

export const snapshotEnd = v.strictObject({ docs: count, hash: v.string() });
