import type { MutantRow } from '../mutant.ts';

const FETCH = 'test/feed/subscribe/fetch-text.test.ts';
const REFRESH = 'test/feed/subscribe/refresh-subscription.test.ts';
const INVITATION = 'test/feed/subscribe/invitation.test.ts';

/** What is fetched, and what is kept of it. */
export const SUBSCRIBING_ROWS: readonly MutantRow[] = [
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
];
