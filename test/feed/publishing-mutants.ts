import type { MutantRow } from '../mutant.ts';

const PLAN = 'test/feed/publish/plan-feed.test.ts';
const READERS = 'test/feed/publish/ask-readers-host.test.ts';
const KEY_LISTS = 'test/feed/publish/key-lists.test.ts';
const AZURITE = 'test/feed/publish/azurite.test.ts';
const RACE = 'test/feed/publish/renewal-race.test.ts';

/** What is written for customers, and over what. */
export const PUBLISHING_ROWS: readonly MutantRow[] = [
  [
    'customers get a token that writes',
    'publish/feed-host.ts',
    "letters === 'r'",
    'letters.length > 0',
    'test/feed/publish/feed-host.test.ts',
  ],
  [
    'customers get a token for the whole account',
    'publish/feed-host.ts',
    'isForReading && !isOfAccount',
    'isForReading',
    'test/feed/publish/feed-host.test.ts',
  ],
  [
    'a policy is believed to allow reading alone',
    'publish/ask-readers-host.ts',
    'if (saysReadsAlone(readers)) return',
    "if (saysReadsAlone(readers) || readers.place !== '') return",
    READERS,
  ],
  [
    'a host that takes what customers write is given to them',
    'publish/ask-readers-host.ts',
    'status < 300 || status === 412',
    'status < 100',
    READERS,
  ],
  [
    'a host that does not answer passes for one for reading',
    'publish/ask-readers-host.ts',
    "answers.includes('untold') ? 'untold'",
    "answers.includes('untold') ? 'readAlone'",
    READERS,
  ],
  [
    'a dispute is published',
    'publish/plan-feed.ts',
    'isDisputed ? forDisputed',
    'tenantId.length === 0 ? forDisputed',
    PLAN,
  ],
  [
    'a lost key\u2019s feeds are left as they are',
    'publish/plan-feed.ts',
    'isTrusted && !isInFuture && !isDueForRenewal',
    '!isInFuture && !isDueForRenewal',
    PLAN,
  ],
  [
    'a feed is written over whatever stands there',
    'publish/put-text.ts',
    "'if-match': condition.ifMatch",
    "'x-if-match': condition.ifMatch",
    AZURITE,
  ],
  [
    'an older feed that the host shows is renewed',
    'publish/renew-feed.ts',
    'payload.withdrawn || isRolledBack(payload, before)',
    'payload.withdrawn',
    AZURITE,
  ],
  [
    'what another publisher wrote is written again',
    'publish/write-feed.ts',
    'if (kept) return',
    'if (kept && attempt > 9) return',
    AZURITE,
  ],
  [
    'a renewal takes the place of what is newer',
    'publish/write-feed.ts',
    'known.hash === hash && payload.seq >= known.seq',
    'false',
    RACE,
  ],
  [
    'a renewal keeps what is older',
    'publish/write-feed.ts',
    'known.hash === hash && payload.seq >= known.seq',
    'known.hash === hash',
    RACE,
  ],
  [
    'whoever publishes something new gives way',
    'publish/write-feed.ts',
    'known.hash === hash && payload.seq >= known.seq',
    'payload.seq >= known.seq',
    RACE,
  ],
  [
    'a renewal does not look whether another has renewed',
    'publish/renew-feed.ts',
    'if (kept) return',
    'if (kept && attempt > 9) return',
    RACE,
  ],
  [
    'an older list of keys takes a newer one\u2019s place',
    'publish/publish-key-list.ts',
    'before.version >= list.version',
    'before.version < 0',
    AZURITE,
  ],
  ['the root signs whatever is on record', 'publish/publish-key-list.ts', 'known.has(key.kid) && ', '', KEY_LISTS],
  [
    'a key is signed under another\u2019s fingerprint',
    'publish/publish-key-list.ts',
    '(await areNamedRight(listOf([key])))',
    "key.kid !== ''",
    KEY_LISTS,
  ],
  [
    'who was not endorsed publishes',
    'publish/follow-key-list.ts',
    "judgement === 'trusted' ?",
    "judgement !== 'revoked' ?",
    KEY_LISTS,
  ],
  [
    'who was revoked publishes',
    'publish/follow-key-list.ts',
    "  if (judgement === 'revoked') return { state: 'revoked' };\n",
    '',
    KEY_LISTS,
  ],
  [
    'a list that was put back is believed',
    'publish/follow-key-list.ts',
    'withRevocationsOf(onRecord, standing.list)',
    'withRevocationsOf(standing.list, standing.list)',
    KEY_LISTS,
  ],
  [
    'what was written is not recorded',
    'publish/publish-feeds.ts',
    '      await records.save(tenantId, outcome.published);\n',
    '',
    AZURITE,
  ],
  [
    'what readers leave out makes a feed another one',
    'publish/write-feed.ts',
    'if (found === sentHash)',
    'if (found === hash)',
    AZURITE,
  ],
];
