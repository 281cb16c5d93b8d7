import { describe, expect, it } from 'vitest';
import type { ContactChange } from '../../lib/feed/subscribe/contact-changes.ts';
import { createTranslate } from '../../lib/i18n.ts';
import { feedNotices, problemLines, standingText } from '../../lib/session/subscription-words.ts';
import { readMessageSet } from '../../scripts/message-files.ts';
import { sampleFeed } from './sample-feed.ts';

const REFUSALS = [
  'feedTooLarge',
  'feedForeign',
  'feedTruncated',
  'feedAlgorithm',
  'feedSwapped',
  'feedAltered',
  'keyUnknown',
  'keyNotEndorsed',
  'keyRevoked',
  'feedSignature',
  'feedMalformed',
  'feedNewer',
  'wrongTenant',
  'feedOlder',
  'feedInFuture',
  'feedExpired',
  'keysTooLarge',
  'keysForeign',
  'keysTruncated',
  'keysAlgorithm',
  'rootMismatch',
  'keysSignature',
  'keysMalformed',
  'keysNewer',
  'keysOlder',
] as const;
const STANDINGS = ['unread', 'withdrawn', 'revoked', 'unverifiable', 'expired', 'stale', 'offline'] as const;

describe.each(['en', 'ja'] as const)('in %s', (locale) => {
  const t = createTranslate(locale, readMessageSet(locale, 'feeds'));
  const fresh = sampleFeed;

  it('every refusal has words of its own, and says what to do', () => {
    const said = REFUSALS.map((reason) => problemLines({ kind: 'refused', reason }, 'feeds.example', t));
    expect(new Set(said.map(([what]) => what)).size).toBe(REFUSALS.length);
    expect(said.flat().join('\n')).not.toMatch(/subscription\.|\{/);
    expect(said.every(([, todo]) => todo)).toBe(true);
  });

  it.each(STANDINGS)('a feed that is %s says so without a hole', (standing) => {
    const [notice] = feedNotices({ ...fresh, standing }, t);
    expect(notice?.level).toBe(standing === 'offline' ? 'info' : 'warning');
    expect([notice?.title, ...(notice?.lines ?? [])].join('\n')).not.toMatch(/subscription\.|\{/);
  });

  it('one that is not there may be there tomorrow', () => {
    const [, todo] = problemLines({ kind: 'host', of: 'feed', fault: { state: 'missing' } }, 'feeds.example', t);
    expect(todo).toMatch(/tomorrow|明日/);
  });

  it('an expired one says once whom to call', () => {
    const { lines } = standingText(
      { ...fresh, standing: 'expired', problem: { kind: 'refused', reason: 'feedExpired' } },
      t,
    );
    expect(lines).toHaveLength(2);
    expect(lines).not.toContain(t('subscription.advice.call'));
  });

  it('a fresh one says nothing', () => expect(feedNotices(fresh, t)).toEqual([]));

  it('a move of many subscriptions is one line, and no two lines are the same', () => {
    const moved = (about: string, to: string): ContactChange => ({ kind: 'supporter', about, from: 'Trey', to });
    const many = Array.from({ length: 300 }, (_, n) => moved(`Plan ${n}`, 'Fabrikam'));
    const changes = [...many, moved('Copilot', 'Tailspin'), moved('Copilot', 'Tailspin')];
    const [notice] = feedNotices({ ...fresh, changes }, t);
    expect(notice?.lines).toEqual([expect.stringMatching(/Plan 0.*Plan 4.*295/), expect.stringContaining('Copilot')]);
  });

  it('of very many lines the first are shown, and how many there are besides', () => {
    const field = (n: number) => ({ partner: `Partner ${n}`, field: 'website', code: 'notHttps', value: 'x' });
    const [notice] = feedNotices({ ...fresh, notes: Array.from({ length: 500 }, (_, n) => field(n)) }, t);
    expect(notice?.lines).toHaveLength(21);
    expect(notice?.lines.at(-1)).toContain('480');
  });

  it('what was left out is named with its value', () => {
    const notes = [{ partner: 'Trey', field: 'website', code: 'notHttps', value: 'javascript:alert(1)' }];
    const [notice] = feedNotices({ ...fresh, notes }, t);
    expect(notice?.lines).toEqual([expect.stringContaining('javascript:alert(1)')]);
  });
});
