import * as v from 'valibot';
import { parseCommit } from '../../log/parse-commit.ts';
import { LINE_VERSION, type LogLine } from './log-line.ts';
import { parseJson } from './parse-json.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const parts = v.pipe(v.array(v.strictObject({ sha256, ops: count })), v.minLength(1));
const sealLine = v.strictObject({
  v: v.literal(LINE_VERSION),
  seal: v.pipe(count, v.minValue(2)),
  agent: v.pipe(v.string(), v.maxLength(200)),
});
/** Enough of a line of any version to know that it is one. */
const versioned = v.looseObject({ v: count });

/** One line of the log, which anyone with the token may have written. */
export function parseLogLine(bytes: Uint8Array): LogLine {
  const input = parseJson(bytes);
  const known = v.safeParse(versioned, input);
  if (!known.success) return { kind: 'foreign', why: input === undefined ? 'not JSON' : 'no version' };
  const line = known.output;
  if (line.v > LINE_VERSION) return { kind: 'newer', v: line.v };
  if ('seal' in line) return parseSeal(line);
  return 'parts' in line ? parseLarge(line) : parseInline(line);
}

function parseSeal(line: object): LogLine {
  const { success, output } = v.safeParse(sealLine, line);
  return success ? { kind: 'seal', seal: output } : { kind: 'foreign', why: 'seal' };
}

function parseInline(line: object): LogLine {
  const parsed = parseCommit(line);
  return parsed.ok ? { kind: 'commit', commit: parsed.commit } : { kind: 'foreign', why: parsed.detail };
}

function parseLarge({ parts: named, ...rest }: Record<string, unknown>): LogLine {
  const refs = v.safeParse(parts, named);
  const parsed = parseCommit({ ...rest, ops: [] });
  if (!refs.success || !parsed.ok || 'ops' in rest) return { kind: 'foreign', why: 'parts' };
  const { ops: _none, ...header } = parsed.commit;
  return { kind: 'large', header, parts: refs.output };
}
