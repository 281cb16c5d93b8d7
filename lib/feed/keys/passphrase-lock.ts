import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import * as v from 'valibot';
import { type Bytes, utf8 } from '../bytes.ts';
import { headerOf } from '../compact.ts';
import { isLongPassphrase, passphraseText, SHORTEST_PASSPHRASE } from './passphrase.ts';

const ALGORITHM = 'PBES2-HS512+A256KW';
const ENCRYPTION = 'A256GCM';
/** Rounds of PBKDF2 with SHA-512; OWASP asks for 210,000 (Password Storage Cheat Sheet, 2023). */
const ROUNDS = 600_000;
const LEAST_ROUNDS = 210_000;
/** A file that asks for more would keep the browser busy for minutes. */
const MOST_ROUNDS = 3_000_000;
const bytesOf = (passphrase: string) => utf8(passphraseText(passphrase));

/** A JWE in compact form that only the passphrase opens (RFC 7518, section 4.8). Throws for a short one. */
export async function lockUnderPassphrase(content: Bytes, passphrase: string): Promise<string> {
  if (!isLongPassphrase(passphrase))
    throw new RangeError(`A passphrase has ${SHORTEST_PASSPHRASE} characters or more.`);
  return new CompactEncrypt(content)
    .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION })
    .setKeyManagementParameters({ p2c: ROUNDS })
    .encrypt(bytesOf(passphrase));
}

export type Unlocked =
  | { ok: true; bytes: Bytes }
  /** `passphrase`: another one locked it, or the file was altered. `foreign`: it is no such file, or a weakened one. */
  | { ok: false; reason: 'passphrase' | 'foreign' };

const header = v.looseObject({
  alg: v.literal(ALGORITHM),
  enc: v.literal(ENCRYPTION),
  p2c: v.pipe(v.number(), v.integer(), v.minValue(LEAST_ROUNDS), v.maxValue(MOST_ROUNDS)),
});

export async function unlock(text: string, passphrase: string): Promise<Unlocked> {
  const file = text.trim();
  if (!v.is(header, headerOf(file))) return { ok: false, reason: 'foreign' };
  try {
    const { plaintext } = await compactDecrypt(file, bytesOf(passphrase), {
      keyManagementAlgorithms: [ALGORITHM],
      contentEncryptionAlgorithms: [ENCRYPTION],
      maxPBES2Count: MOST_ROUNDS,
    });
    return { ok: true, bytes: new Uint8Array(plaintext) };
  } catch (fault) {
    if (fault instanceof errors.JWEDecryptionFailed) return { ok: false, reason: 'passphrase' };
    if (fault instanceof errors.JOSEError) return { ok: false, reason: 'foreign' };
    throw fault;
  }
}
