const LINE_END = 0x0a;

export interface Line {
  /** Without its end. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Where the next begins. */
  end: number;
}

/**
 * The lines that are complete and hold something. A block of the log is a line with a line end on both its sides, so
 * that a block which came through torn spoils no other.
 */
export function splitLines(bytes: Uint8Array<ArrayBuffer>): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, start)) {
    if (at > start) lines.push({ bytes: bytes.subarray(start, at), end: at + 1 });
    start = at + 1;
  }
  return lines;
}

/** How many bytes end with a line end; what comes after them is not complete. */
export const completeLength = (bytes: Uint8Array): number => bytes.lastIndexOf(LINE_END) + 1;
