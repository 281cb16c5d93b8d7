import type { MutantRow } from '../mutant.ts';

const PUBLISHERS = 'test/session/publishers.test.ts';
const PUBLISHER_KEYS = 'test/session/publisher-keys.test.ts';

/** Of what pages do with it. */
export const SESSION_ROWS: readonly MutantRow[] = [
  [
    'what a lost key may have written is taken for good',
    'settle-keys.ts',
    'await doubtFeeds(db, ended);',
    'await undefined;',
    PUBLISHER_KEYS,
  ],
  [
    'a key that the team has revoked publishes on',
    'publish-directory.ts',
    "  if (judgement !== 'trusted') return { state: judgement };\n",
    '',
    PUBLISHER_KEYS,
  ],
  [
    'nobody asks what customers could do',
    'publishing-hosts.ts',
    "readers ? await askReadersHost(readers, reach) : 'readAlone'",
    "readers && host === readers ? await askReadersHost(readers, reach) : 'readAlone'",
    'test/session/publishing-setup.test.ts',
  ],
  [
    'the root goes to a further publisher',
    'publisher-join.ts',
    "kept ? refused('holdsRoot')",
    "kept && !kept ? refused('holdsRoot')",
    PUBLISHERS,
  ],
  ['a publisher begins with another team\u2019s secret', 'publisher-join.ts', 'of !== root', "of === ''", PUBLISHERS],
  [
    'the key file\u2019s own passphrase is given away',
    'publisher-file.ts',
    'theirs.trim() === passphrase.trim()',
    "theirs === ''",
    PUBLISHERS,
  ],
  [
    'a revoked key is endorsed again',
    'publisher-endorse.ts',
    'if (known) return',
    'if (known && !known.revokedReason) return',
    PUBLISHERS,
  ],
  [
    'a revocation on record can be made milder',
    'publishing-workspace.ts',
    'isEnded || isMilder',
    'isMilder',
    PUBLISHER_KEYS,
  ],
  [
    'a keeper whose review went stale has lost the key',
    'publisher-revoke.ts',
    '    if (!isWritten) await sign(last);\n',
    '',
    PUBLISHER_KEYS,
  ],
];
