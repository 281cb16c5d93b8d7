const decoder = new TextDecoder();

/** Without byte-order marks, which trimming takes away too; bytes that are no text become replacement characters. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes).trim();

/** Undefined for what is no JSON, an empty body included. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
