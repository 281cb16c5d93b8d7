import type { Bytes } from '../transport/send.ts';
import type { LogLine } from './log-line.ts';
import { parseLogLine } from './parse-log-line.ts';
import { completeLength, splitLines } from './split-lines.ts';

/** Each takes the next position of the log, whatever it holds: all members count alike. */
export interface TailEntry {
  line: Exclude<LogLine, { kind: 'newer' }>;
  /** Offset in the file behind it. */
  end: number;
}

export interface Tail {
  entries: TailEntry[];
  /** Offset in the file up to which all is read: where to go on. */
  end: number;
  /**
   * `open`: the file goes on as it is written. `sealed`: the next file goes on; what follows the seal is void. `newer`:
   * the next line is of a later version, and nothing after it may be applied.
   */
  state: 'open' | 'sealed' | 'newer';
}

/** Reads bytes of a file of the log that begin where an earlier reading ended. A last line without its end is left for later. */
export function readTail(bytes: Bytes, offset: number): Tail {
  const entries: TailEntry[] = [];
  for (const { bytes: text, end } of splitLines(bytes)) {
    const line = parseLogLine(text);
    if (line.kind === 'newer') return { entries, end: entries.at(-1)?.end ?? offset, state: 'newer' };
    entries.push({ line, end: offset + end });
    if (line.kind === 'seal') return { entries, end: offset + end, state: 'sealed' };
  }
  return { entries, end: offset + completeLength(bytes), state: 'open' };
}
