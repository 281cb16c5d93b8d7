import * as v from 'valibot';
import { fitsField, isField } from '../directory/field-shapes.ts';
import { parseDocId } from './doc-id.ts';
import type { Commit, Disagreement, DocId, Json, PutOp } from './types.ts';

const COMMIT_VERSION = 1;

const docId = v.pipe(
  v.string(),
  v.check((text) => parseDocId(text) !== undefined, 'docId'),
  v.transform((text) => text as DocId),
);
/** Property names only: no empty part, and nothing that reaches an object's prototype. */
const path = v.pipe(
  v.string(),
  v.regex(/^[a-zA-Z]{1,40}(\.[\w-]{1,64}){0,2}$/),
  v.check((text) => !/(^|\.)(__proto__|constructor|prototype)(\.|$)/.test(text), 'path'),
);
const json = v.custom<Json>((value) => value !== undefined, 'json');
const put = v.pipe(
  v.strictObject({ put: docId, set: v.exactOptional(v.record(path, json)), unset: v.exactOptional(v.array(path)) }),
  v.check(fits, 'value'),
);
const name = v.pipe(v.string(), v.maxLength(200));
const disagreement = v.pipe(
  v.strictObject({
    doc: docId,
    path: v.exactOptional(path),
    lost: v.exactOptional(json),
    lostAgent: name,
    keptAgent: name,
  }),
  v.check(canBeKept, 'lost'),
);
const op = v.union([
  put,
  v.strictObject({ drop: docId }),
  v.strictObject({ settle: v.string(), keep: v.picklist(['standing', 'lost']), of: v.exactOptional(disagreement) }),
  v.strictObject({ reopen: v.string(), of: disagreement }),
]);
/** What lost may be chosen again, and is then set; the field is taken away where nothing lost. */
function canBeKept({ doc, path: at, lost }: Disagreement): boolean {
  if (at === undefined) return lost === undefined;
  return fits(lost === undefined ? { put: doc, unset: [at] } : { put: doc, set: { [at]: lost } });
}
/** Every value may stand where it is set, and may be missing where it is taken away: no commit leaves half a document. */
function fits({ put: doc, set = {}, unset = [] }: PutOp): boolean {
  const kind = parseDocId(doc)?.kind;
  if (kind === undefined) return false;
  return (
    Object.entries(set).every(([at, value]) => fitsField(kind, at, value)) && unset.every((at) => isField(kind, at))
  );
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const commit = v.strictObject({
  v: v.literal(COMMIT_VERSION),
  id: name,
  agent: name,
  n: v.pipe(count, v.minValue(1)),
  at: name,
  by: name,
  source: v.picklist(['edit', 'import', 'undo', 'partnerCenter', 'setup']),
  base: count,
  ops: v.array(op),
});

export type ParsedCommit =
  | { ok: true; commit: Commit }
  /** `newer`: written by a later version of the extension, so that folding must stop there. */
  | { ok: false; reason: 'newer' | 'malformed'; detail: string };

/** A commit from a file or a store. */
export function parseCommit(input: unknown): ParsedCommit {
  const result = v.safeParse(commit, input);
  if (result.success) return { ok: true, commit: result.output };
  const version = typeof input === 'object' && input !== null && 'v' in input ? input.v : undefined;
  const isNewer = typeof version === 'number' && version > COMMIT_VERSION;
  const issue = result.issues[0];
  return {
    ok: false,
    reason: isNewer ? 'newer' : 'malformed',
    detail: `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim(),
  };
}
