import type { MutantRow } from '../mutant.ts';

const ANSWERS = 'test/partner-center/client/answers.test.ts';
const MALFORMED = 'test/partner-center/client/malformed-answers.test.ts';
const CONTRACT = 'test/partner-center/client/contract.test.ts';
const PACER = 'test/partner-center/client/pacer.test.ts';
const PAGING = 'test/partner-center/client/paging.test.ts';
const PLAN = 'test/partner-center/client/plan-next.test.ts';
const REFUSALS = 'test/partner-center/client/refusals.test.ts';
const REPEATS = 'test/partner-center/client/repeats.test.ts';

/** Asking Partner Center, one page alone. */
export const CLIENT_ROWS: readonly MutantRow[] = [
  [
    'a repeated call is another request',
    'send-call.ts',
    '{ requestId, correlationId }, tries',
    '{ requestId: uuid(), correlationId }, tries',
    REPEATS,
  ],
  ['the caller’s request id is not sent', 'send-call.ts', 'call.requestId ?? uuid()', 'uuid()', REPEATS],
  ['a throttled call slows nobody', 'send-call.ts', 'pacer.slowDown(step.delayInMs)', 'step.delayInMs > 0', REPEATS],
  [
    'Microsoft’s correlation id is not told',
    'send-call.ts',
    "headers.get('MS-CorrelationId')?.trim() || sent",
    'sent',
    MALFORMED,
  ],
  ['a refusal loses its advice', 'send-call.ts', '...retryAfter(headers, now)', '', REPEATS],
  [
    'a fault of the service is final',
    'plan-next.ts',
    'new Set([408, 500, 502, 503, 504])',
    'new Set([408, 502, 503, 504])',
    REPEATS,
  ],
  [
    'a conflict is repeated',
    'plan-next.ts',
    'new Set([408, 500, 502, 503, 504])',
    'new Set([408, 409, 500, 502, 503, 504])',
    REFUSALS,
  ],
  [
    'a timeout in between is an answer',
    'plan-next.ts',
    'new Set([408, 500, 502, 503, 504])',
    'new Set([408, 500, 502, 503])',
    PLAN,
  ],
  ['it is asked for ever', 'plan-next.ts', 'if (failed > MAX_FAILED) return undefined;', '', PLAN],
  ['it waits for as long as it is told', 'plan-next.ts', ' || retryAfterInMs > MAX_ADVICE_IN_MS', '', REPEATS],
  ['it comes back too early', 'plan-next.ts', '(1 + JITTER * chance)', '(1 - JITTER * chance)', PLAN],
  ['without advice it does not wait longer and longer', 'plan-next.ts', ' * 2 ** tries.throttled', '', REPEATS],
  [
    'a minute’s worth is sent at a stretch',
    'pace.ts',
    '    roomAt(pace.starts, partOf(rules.perMinute), PART_IN_MS),\n',
    '',
    PACER,
  ],
  [
    'the limit of a minute is none',
    'pace.ts',
    '    roomAt(pace.starts, rules.perMinute, MINUTE_IN_MS + MARGIN_IN_MS),\n',
    '',
    PACER,
  ],
  [
    'all else waits for subscriptions',
    'pace.ts',
    "  if (lane === 'others') return Math.max(now, pace.pausedUntil);\n",
    '',
    PACER,
  ],
  ['a pause is none for subscriptions', 'pace.ts', '    now,\n    pace.pausedUntil,\n', '    now,\n', PACER],
  [
    'any number is under way',
    'pace.ts',
    'Math.max(1, Math.floor(pace.width))) return',
    'Number.POSITIVE_INFINITY) return',
    PACER,
  ],
  ['a 429 does not narrow', 'pace.ts', 'Math.max(1, pace.width / 2)', 'pace.width', PACER],
  ['what was narrowed stays so', 'pace.ts', 'pace.width + 1 / Math.max(1, pace.width)', 'pace.width', PACER],
  ['the last to come is the first', 'create-pacer.ts', 'waiter.place > place', 'waiter.place < place', PACER],
  [
    'a cancelled call leaves its timer',
    'create-pacer.ts',
    '        reject(signal?.reason);\n        startDue();\n',
    '        reject(signal?.reason);\n',
    PACER,
  ],
  [
    'a call that was cancelled begins',
    'create-pacer.ts',
    '      if (signal?.aborted) return reject(signal.reason);\n',
    '',
    PACER,
  ],
  [
    'a link to anywhere is followed',
    'path-below-version.ts',
    'url?.origin === new URL(base).origin ?',
    'url ?',
    PAGING,
  ],
  [
    'a link leads out of the API',
    'path-below-version.ts',
    '/^\\/v1\\/[^/]/.test(url.pathname)',
    'url.pathname !== base',
    PAGING,
  ],
  ['the version stands twice', 'path-below-version.ts', ".replace(/^(?:v1\\/+)+/i, '')", '', PAGING],
  ['a second question mark stays', 'path-below-version.ts', "queries.join('&')", "queries.join('?')", PAGING],
  [
    'a link that leads back is followed',
    'next-link.ts',
    "  if (trail.includes(fingerprint({ path, headers }))) return { wrong: 'links.next.uri' };\n",
    '',
    PAGING,
  ],
  [
    'an answer chooses our headers',
    'next-link.ts',
    'listed.filter(({ key }) => !OURS.has(key.toLowerCase()))',
    'listed.filter(({ key }) => key)',
    PAGING,
  ],
  [
    'the token of the body is forgotten',
    'next-link.ts',
    'hasToken || token === undefined ? []',
    'token === token ? []',
    PAGING,
  ],
  ['one bad row loses the page', 'read-page.ts', 'else unreadable.push(', 'else throw new RangeError(', ANSWERS],
  [
    'a list without rows is empty',
    'read-page.ts',
    "  if (!list.items && Number(list.totalCount ?? Number.NaN) !== 0) throw malformed(call, answer, 'items');\n",
    '',
    MALFORMED,
  ],
  [
    'a refusal with status 200 names nobody',
    'answers/support-contact.ts',
    "  emptyOrWith('supportTenantId', 'supportMpnId', 'name', 'attributes'),\n",
    '',
    MALFORMED,
  ],
  [
    'the empty GUID is somebody',
    'answers/support-contact.ts',
    "text === '' || isEmptyGuid(text)",
    "text === ''",
    ANSWERS,
  ],
  ['an unknown state is active', 'answers/partner.ts', "?? 'none'", "?? 'active'", ANSWERS],
  [
    'the offer’s link is not looked at',
    'answers/subscription.ts',
    'row.offerId || offerOf(links.offer.uri)',
    'row.offerId',
    ANSWERS,
  ],
  ['the product type is not looked at', 'answers/subscription.ts', 'productTypeId: productType.id, ', '', ANSWERS],
  ['an unknown MPN id is a fault', 'create-partner-center.ts', 'if (isUnknown) return undefined;', '', CONTRACT],
  [
    'the writes are not paced',
    'create-partner-center.ts',
    "        path,\n        lane: 'subscriptions',",
    "        path,\n        lane: 'others',",
    CONTRACT,
  ],
  [
    'the contract’s version is sent',
    'request-headers.ts',
    "    'X-Locale': 'en-US',",
    "    'X-Locale': 'en-US',\n    'MS-Contract-Version': 'v1',",
    CONTRACT,
  ],
  ['a web page’s text is shown', 'error-envelope.ts', " && !text.startsWith('<')", '', REFUSALS],
];

const SHARED = 'test/partner-center/client/shared-pace.test.ts';

/** Several pages at once. */
export const PACE_ROWS: readonly MutantRow[] = [
  [
    'a minute’s worth is sent at a stretch',
    'shared-pace.ts',
    'roomAt(pace, partOf(perMinute), PART_IN_MS)',
    'now',
    SHARED,
  ],
  ['the limit of a minute is none', 'shared-pace.ts', 'roomAt(pace, perMinute, WINDOW_IN_MS)', 'now', SHARED],
  ['another page’s pause is none', 'shared-pace.ts', '    pace.pausedUntil,\n', '', SHARED],
  ['a clock that was put back stops all', 'shared-pace.ts', ' && isPast(at)', '', SHARED],
  [
    'a pause outlives the clock that it was told by',
    'shared-pace.ts',
    'isPast(pausedAt) ? pausedUntil : 0',
    'pausedUntil',
    SHARED,
  ],
  ['each page has a rate of its own', 'create-pacer.ts', 'if (ledger) await', 'if (!ledger) await', SHARED],
];
