const strictly = new TextDecoder('utf-8', { fatal: true });

/** The JSON value that UTF-8 bytes hold; undefined when they hold none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strictly.decode(bytes));
  } catch (fault) {
    // The decoder's fault is a TypeError.
    if (fault instanceof SyntaxError || fault instanceof TypeError) return undefined;
    throw fault;
  }
}
