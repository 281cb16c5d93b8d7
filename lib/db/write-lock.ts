const WRITE_LOCK = 'support-contacts/write';

/** Runs when no other page or worker of the extension is writing, and keeps them waiting until it has settled. */
export function takingTurns<T>(write: () => Promise<T>): Promise<T> {
  return navigator.locks.request(WRITE_LOCK, write);
}
