import { abortQuietly } from './abort-quietly.ts';

interface Transaction {
  done: Promise<void>;
  abort(): void;
}

/** Takes a step within a transaction: all that it writes is written or nothing. Throws when the database refuses. */
export async function allOrNothing<T>(tx: Transaction, step: () => Promise<T>): Promise<T> {
  try {
    const result = await step();
    await tx.done;
    return result;
  } catch (cause) {
    abortQuietly(tx);
    throw cause;
  }
}
