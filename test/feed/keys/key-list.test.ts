import { describe, expect, it } from 'vitest';
import { endorseKey, judgeKey, type KeyList, NO_KEYS, revokeKey } from '../../../lib/feed/keys/key-list.ts';
import { createSigningKey } from '../../../lib/feed/keys/signing-key.ts';

const [first, second] = await Promise.all([createSigningKey(), createSigningKey()]);
const list = endorseKey(NO_KEYS, first, 100);
const revoked = (reason: 'replaced' | 'left' | 'lost', from: KeyList = list) =>
  revokeKey(from, first.kid, { at: 200, reason });

describe('the list of keys', () => {
  it('trusts an endorsed key and no other', () => {
    expect(judgeKey(list, first.kid, 100)).toBe('trusted');
    expect(judgeKey(list, second.kid, 100)).toBe('notEndorsed');
  });

  it.each([
    ['was replaced', 'replaced', ['trusted', 'trusted', 'revoked']],
    ['has left', 'left', ['revoked', 'revoked', 'revoked']],
    ['is lost', 'lost', ['revoked', 'revoked', 'revoked']],
  ] as const)('judges what was signed before, at and after the instant by a key that %s', (_, reason, expected) => {
    expect([199, 200, 201].map((iat) => judgeKey(revoked(reason), first.kid, iat))).toEqual(expected);
  });

  it('grows its version with every change, and with nothing else', () => {
    expect(list.version).toBe(1);
    expect(endorseKey(list, first, 300)).toBe(list);
    expect(revoked('left').version).toBe(2);
    expect(revokeKey(list, second.kid, { at: 200, reason: 'lost' })).toBe(list);
  });

  it('never takes a revocation back', () => {
    const left = revoked('left');
    expect(endorseKey(left, first, 300)).toBe(left);
    expect(revoked('replaced', left)).toBe(left);
    expect(revoked('lost', left)).toBe(left);
    expect(judgeKey(revoked('lost', revoked('replaced')), first.kid, 100)).toBe('revoked');
  });
});
