interface Aborting {
  done: Promise<void>;
  abort(): void;
}

/** Takes back what a transaction wrote. It may have ended by itself already; aborting then has nothing to do. */
export function abortQuietly(tx: Aborting): void {
  tx.done.catch(() => undefined);
  try {
    tx.abort();
  } catch (cause) {
    if (!(cause instanceof DOMException && cause.name === 'InvalidStateError')) throw cause;
  }
}
