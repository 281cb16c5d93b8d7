export const SHORTEST_PASSPHRASE = 12;

/** Whether a passphrase is long enough, in characters as people count them. */
export const isLongPassphrase = (passphrase: string): boolean =>
  [...passphraseText(passphrase)].length >= SHORTEST_PASSPHRASE;

/** The same passphrase typed on two systems may differ in its code points. */
export const passphraseText = (passphrase: string): string => passphrase.normalize('NFKC').trim();
