import type { MutantRow } from '../mutant.ts';

const OPEN = 'test/feed/content/open-feed.test.ts';
const PAYLOAD = 'test/feed/content/payload.test.ts';

/** What a customer's browser takes for the partner's word. */
export const CONTENT_ROWS: readonly MutantRow[] = [
  [
    'a feed of any algorithm is opened',
    'content/open-feed.ts',
    "  if (!v.is(outerHeader, header)) return refuse('feedAlgorithm');\n",
    '',
    OPEN,
  ],
  [
    'a signature of any algorithm is looked at',
    'content/open-feed.ts',
    "  if (!v.is(innerHeader, header)) return refuse('feedAlgorithm');\n",
    '',
    OPEN,
  ],
  [
    'a feed without measure is opened',
    'content/open-feed.ts',
    'text.length > FEED_LIMITS.feedBytes',
    'text.length < 0',
    OPEN,
  ],
  [
    'any key of the list stands for any other',
    'content/open-feed.ts',
    'keys.keys.find((endorsed) => endorsed.kid === kid)',
    'keys.keys[0]',
    OPEN,
  ],
  ['a lost key is good', 'content/open-feed.ts', 'isVoid(key) ? refuse', "key.kid === '' ? refuse", OPEN],
  [
    'a replaced key goes on signing',
    'content/open-feed.ts',
    "judgeKey(keys, kid, payload.iat) !== 'trusted'",
    "judgeKey(keys, kid, payload.iat) === 'notEndorsed'",
    OPEN,
  ],
  [
    'another customer\u2019s content is shown',
    'content/open-feed.ts',
    'payload.tid !== tenantId',
    "payload.tid === ''",
    OPEN,
  ],
  ['one kind of signed thing passes for another', 'content/open-feed.ts', ' || header.typ !== FEED_TYPE', '', OPEN],
  ['an older sequence is taken', 'content/judge-issue.ts', 'seq < (seen.sequences[kid] ?? 0)', 'seq < 0', OPEN],
  [
    'one key\u2019s sequence binds the others',
    'content/judge-issue.ts',
    '(seen.sequences[kid] ?? 0)',
    'Math.max(0, ...Object.values(seen.sequences))',
    OPEN,
  ],
  [
    'an older content of another key is taken',
    'content/judge-issue.ts',
    'iat < seen.iat - CLOCK_TOLERANCE',
    'iat < 0',
    OPEN,
  ],
  ['a content of the future is taken', 'content/judge-issue.ts', 'iat > now + CLOCK_TOLERANCE', 'iat < 0', OPEN],
  ['a frozen feed stays good', 'content/judge-issue.ts', 'exp < now - CLOCK_TOLERANCE', 'exp < 0', OPEN],
  [
    'bits that decoders ignore may be altered',
    'compact.ts',
    "parts.every(isCanonicalBase64Url) ? undefined : 'altered'",
    'undefined',
    'test/feed/keys/signed-key-list.test.ts',
  ],
  [
    'a cut feed is not told from an altered one',
    'compact.ts',
    'parts.length < count || !isWhole',
    'parts.length < count',
    OPEN,
  ],
  [
    'bad links come through',
    'content/support-profile.ts',
    'v.parse(supportProfile, Object.fromEntries(rest))',
    'Object.fromEntries(Object.entries(input))',
    PAYLOAD,
  ],
  [
    'customers read notices to the partner\u2019s people',
    'content/payload.ts',
    "level === 'warning'",
    'level.length > 0',
    PAYLOAD,
  ],
  [
    'a feed may hold without end',
    'content/parse-payload.ts',
    'exp > iat && exp - iat <= MOST_VALIDITY',
    'exp > iat',
    OPEN,
  ],
];
