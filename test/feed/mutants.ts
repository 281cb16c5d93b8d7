import type { Mutant } from '../mutants.ts';

const OPEN = 'test/feed/content/open-feed.test.ts';
const PAYLOAD = 'test/feed/content/payload.test.ts';
const KEYS = 'test/feed/keys/signed-key-list.test.ts';
const FETCH = 'test/feed/subscribe/fetch-text.test.ts';
const REFRESH = 'test/feed/subscribe/refresh-subscription.test.ts';
const INVITATION = 'test/feed/subscribe/invitation.test.ts';
const PLAN = 'test/feed/publish/plan-feed.test.ts';
const READERS = 'test/feed/publish/ask-readers-host.test.ts';
const KEY_LISTS = 'test/feed/publish/key-lists.test.ts';
const REQUEST = 'test/feed/keys/publisher-request.test.ts';
const AZURITE = 'test/feed/publish/azurite.test.ts';
const RACE = 'test/feed/publish/renewal-race.test.ts';

type Row = readonly [name: string, file: string, from: string, to: string, test: string];

const ROWS: readonly Row[] = [
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
  [
    'a signature that fails is as good as one',
    'keys/verify-signed.ts',
    'if (fault instanceof errors.JOSEError) return { ok: false };',
    "if (fault instanceof errors.JOSEError)\n      return { ok: true, content: jsonOf(Buffer.from(text.split('.')[1] ?? '', 'base64url')) };",
    OPEN,
  ],
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
  ['a redirect is followed', '../network/private-init.ts', "redirect: 'manual'", "redirect: 'follow'", FETCH],
  ['a redirect is an answer', '../network/ask-host.ts', "type === 'opaqueredirect' ||", "type === 'error' ||", FETCH],
  [
    'a login page is a feed',
    'host-request.ts',
    "headers.get('content-type')?.includes('html')",
    "headers.get('content-type')?.includes('none')",
    FETCH,
  ],
  [
    'a large answer is waited for',
    '../network/read-at-most.ts',
    "Number(headers.get('content-length')) > most",
    'most < 0',
    FETCH,
  ],
  [
    'a refused feed takes the last good one away',
    'subscribe/refresh-subscription.ts',
    "return { ...known, problem: { kind: 'refused', reason, ...(",
    "return { invitation, seen, problem: { kind: 'refused', reason, ...(",
    REFRESH,
  ],
  [
    'a key revoked since goes unnoticed',
    'subscribe/refresh-subscription.ts',
    "judgeKey(keys, kid, payload.iat) !== 'trusted'",
    "kid === ''",
    REFRESH,
  ],
  [
    'a feed that is frozen by 304 stays good',
    'subscribe/refresh-subscription.ts',
    "standingOf(payload, now) === 'expired'",
    "kid === ''",
    REFRESH,
  ],
  [
    'what was seen is forgotten',
    'subscribe/refresh-subscription.ts',
    'seen: afterSeeing(payload, kid, seen)',
    'seen',
    REFRESH,
  ],
  [
    'an invitation goes over an open line',
    'safe-url.ts',
    '!LOCAL_HOSTS.has(url.hostname)',
    "url.hostname === ''",
    INVITATION,
  ],
  [
    'of two tenants one counts by luck',
    'subscribe/invitation.ts',
    "another === undefined ? value : ''",
    'value',
    INVITATION,
  ],
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
    'isTrusted && !isDueForRenewal',
    '!isDueForRenewal',
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

const PUBLISHERS = 'test/session/publishers.test.ts';

/** Of what pages do with it. */
const SESSION_ROWS: readonly Row[] = [
  [
    'what a lost key may have written is taken for good',
    'settle-keys.ts',
    'await doubtFeeds(db, ended);',
    'await undefined;',
    PUBLISHERS,
  ],
  [
    'a key that the team has revoked publishes on',
    'publish-directory.ts',
    "  if (judgement !== 'trusted') return { state: judgement };\n",
    '',
    PUBLISHERS,
  ],
  [
    'nobody asks what customers could do',
    'publishing-hosts.ts',
    "readers ? await askReadersHost(readers, reach) : 'readAlone'",
    "readers && host === readers ? await askReadersHost(readers, reach) : 'readAlone'",
    'test/session/publishing.test.ts',
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
    PUBLISHERS,
  ],
  [
    'a keeper whose review went stale has lost the key',
    'publisher-revoke.ts',
    '    if (!isWritten) await sign(last);\n',
    '',
    PUBLISHERS,
  ],
];

const mutantsIn = (folder: string, rows: readonly Row[]): Mutant[] =>
  rows.map(([name, file, from, to, test]) => ({ name, file: `${folder}/${file}`, edits: [[from, to]], test }));

/** What makes a feed trustworthy, taken away check by check. */
export const FEED_MUTANTS: readonly Mutant[] = [
  ...mutantsIn('lib/feed', ROWS),
  ...mutantsIn('lib/session', SESSION_ROWS),
];
