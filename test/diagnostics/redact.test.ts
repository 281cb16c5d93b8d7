import { expect, it } from 'vitest';
import { redact } from '../../lib/diagnostics/redact.ts';

it.each([
  [
    'an address with a token',
    'GET https://acme.blob.core.windows.net/team?sv=1&sig=abc%2Fdef failed',
    'GET [address] failed',
  ],
  ['a tenant', 'customer/3b33e682-00c3-41ee-9dd2-a548adf56438 is gone', 'customer/[id] is gone'],
  ['an email address', 'no route to help@contoso.com', 'no route to [email]'],
  ['a domain', 'contoso.onmicrosoft.com is unknown', '[domain] is unknown'],
  ['a domain in another script', 'müller-büro.de and 例え.テスト are unknown', '[domain] and [domain] are unknown'],
  ['a telephone number', 'cannot dial +81 3-1234-5678', 'cannot dial [number]'],
  ['a token by itself', 'bearer eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9', 'bearer [secret]'],
  ['words and codes', 'The quota is used up (QuotaExceededError)', 'The quota is used up (QuotaExceededError)'],
])('leaves nothing of %s', (_, text, expected) => expect(redact(text)).toBe(expected));

it('keeps no more than a few lines', () => expect(redact('word '.repeat(1_000)).length).toBeLessThanOrEqual(400));
