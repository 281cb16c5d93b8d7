import * as v from 'valibot';
import { PENDING } from '../../log/pending.ts';
import type { Bytes } from '../transport/send.ts';
import { LINE_VERSION } from './log-line.ts';
import { parseJson } from './parse-json.ts';

/** What makes a container a workspace. */
export interface Manifest {
  v: 1;
  /** Random; one directory is never mixed with another's. */
  workspace: string;
  /** The version of lines that a member must be able to read. */
  minimum: number;
  start: WorkspaceStart;
}

/** What stands before the log's first line. */
export interface WorkspaceStart {
  /** Of the newest commit that is in it; the log's first line has the next. */
  position: number;
  /** Names the snapshot by its bytes: of two who start at once the one whose manifest stands brings his own. Absent: empty. */
  sha256?: string;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const manifest = v.object({
  v: v.literal(1),
  workspace: v.pipe(v.string(), v.minLength(8), v.maxLength(64)),
  minimum: count,
  start: v.object({
    // Above it is where commits wait.
    position: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(PENDING)),
    sha256: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  }),
});

export const writeManifest = (value: Manifest): Bytes => new TextEncoder().encode(JSON.stringify(value));

export type ParsedManifest =
  | { ok: true; manifest: Manifest }
  /** `newer`: members need a later version of the extension. `foreign`: the container is something else's. */
  | { ok: false; reason: 'newer' | 'foreign' };

export function parseManifest(bytes: Uint8Array): ParsedManifest {
  const input = parseJson(bytes);
  const { success, output } = v.safeParse(manifest, input);
  if (!success) {
    const isNewer = v.is(v.looseObject({ v: v.pipe(count, v.minValue(2)), workspace: v.string() }), input);
    return { ok: false, reason: isNewer ? 'newer' : 'foreign' };
  }
  return output.minimum > LINE_VERSION ? { ok: false, reason: 'newer' } : { ok: true, manifest: output };
}
