import type { MutantRow } from '../mutant.ts';

const OPEN = 'test/feed/content/open-feed.test.ts';
const KEYS = 'test/feed/keys/signed-key-list.test.ts';
const REQUEST = 'test/feed/keys/publisher-request.test.ts';

/** Whose keys count, and who gets at them. */
export const KEYS_ROWS: readonly MutantRow[] = [
  [
    'a signature that fails is as good as one',
    'keys/verify-signed.ts',
    'if (fault instanceof errors.JOSEError) return { ok: false };',
    "if (fault instanceof errors.JOSEError)\n      return { ok: true, content: jsonOf(Buffer.from(text.split('.')[1] ?? '', 'base64url')) };",
    OPEN,
  ],
  [
    'any root endorses keys',
    'keys/signed-key-list.ts',
    '(await fingerprintOf(found.jwk)) !== root',
    "root === ''",
    KEYS,
  ],
  ['an older list of keys is taken', 'keys/signed-key-list.ts', 'output.version < version', 'output.version < 0', KEYS],
  [
    'a key is known by another\u2019s fingerprint',
    'keys/signed-key-list.ts',
    'isDistinct && keys.every(({ kid }, index) => kid === fingerprints[index])',
    'isDistinct',
    KEYS,
  ],
  [
    'a revocation can be made milder',
    'keys/key-list.ts',
    'isVoid(known) || (known.revoked',
    '(known.revoked',
    'test/feed/keys/key-list.test.ts',
  ],
  [
    'the root can be read from the browser',
    'keys/key-file.ts',
    "importKey('jwk', file.root, ES256, false",
    "importKey('jwk', file.root, ES256, true",
    'test/feed/keys/key-file.test.ts',
  ],
  [
    'a key file that is quick to guess is opened',
    'keys/passphrase-lock.ts',
    'v.minValue(LEAST_ROUNDS)',
    'v.minValue(1)',
    'test/feed/keys/key-file.test.ts',
  ],
  [
    'a raised epoch changes nothing',
    'keys/derive-feed.ts',
    'epoch: number)',
    '_: number, epoch = 1)',
    'test/feed/keys/derive-feed.test.ts',
  ],
  [
    'anybody asks in the name of any key',
    'keys/publisher-request.ts',
    "  if (!verified.ok) return refused('altered');\n",
    '',
    REQUEST,
  ],
  [
    'a request to another team is taken',
    'keys/publisher-request.ts',
    'output.root !== root',
    "output.root === ''",
    REQUEST,
  ],
  [
    'a publisher\u2019s file holds the root',
    'keys/key-file.ts',
    'lockFile({ v: 1, secret, of }, theirs)',
    'lockFile(read.content, theirs)',
    'test/feed/keys/key-file.test.ts',
  ],
];
