import * as v from 'valibot';
import { canonicalJson } from '../../directory/canonical.ts';
import { fitsField } from '../../directory/field-shapes.ts';
import { parseDocId } from '../../log/doc-id.ts';
import { emptyDocument } from '../../log/paths.ts';
import type { DocId, Folded, Json } from '../../log/types.ts';
import type { SnapshotDoc } from './snapshot.ts';

export const writeFolded = (doc: DocId, folded: Folded): SnapshotDoc => ({ doc, json: canonicalJson(folded) });

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const stamp = v.tuple([count, v.pipe(v.string(), v.maxLength(200))]);
const json = v.custom<Json>((value) => value !== undefined);
const folded = v.strictObject({
  value: v.record(v.string(), json),
  stamp,
  fields: v.exactOptional(v.record(v.string(), stamp)),
  removed: v.exactOptional(v.record(v.string(), json)),
  dropped: v.exactOptional(stamp),
});

/** A document of a snapshot; undefined when it is none that folding a log can yield. */
export function parseFolded({ doc, json: text }: SnapshotDoc): Folded | undefined {
  const { success, output } = v.safeParse(folded, parsedJson(text));
  return success && isWhole(doc, output.value) && fits(doc, output.removed ?? {}) ? output : undefined;
}

function isWhole(doc: DocId, value: Record<string, Json>): boolean {
  const address = parseDocId(doc);
  const { tenantId, ...fields } = value;
  const expected = address?.kind === 'workspace' ? undefined : address?.tenantId;
  return tenantId === expected && Object.keys(emptyDocument(doc)).every((key) => key in value) && fits(doc, fields);
}

function fits(doc: DocId, fields: Record<string, Json>): boolean {
  const kind = parseDocId(doc)?.kind;
  return kind !== undefined && Object.entries(fields).every(([path, value]) => fitsField(kind, path, value));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
