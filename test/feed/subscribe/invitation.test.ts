import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../lib/feed/bytes.ts';
import {
  formatInvitation,
  type Invitation,
  keyListUrl,
  parseInvitation,
} from '../../../lib/feed/subscribe/invitation.ts';
import { parseInvitations } from '../../../lib/feed/subscribe/parse-invitations.ts';
import { tenant } from '../../directory/build.ts';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((array) => new Uint8Array(array));
const name = bytes.map(toBase64Url);
const ONE = new Uint8Array(32).fill(1);
const ID = toBase64Url(new Uint8Array(32).fill(2));
const ROOT = toBase64Url(new Uint8Array(32).fill(3));
const T = `t=${tenant(900)}`;
const K = `k=${toBase64Url(ONE)}`;
const R = `r=${ROOT}`;
const FEED = `https://contoso.blob.core.windows.net/feeds/feeds/${ID}?sv=2021-12-02&sr=c&sp=r&sig=a%2Bb%3D`;
const LINK = `${FEED}#${T}&${K}&${R}`;

function known(text: string): Invitation {
  const parsed = parseInvitation(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.invitation;
}

describe('an invitation', () => {
  it('names feed, tenant, key and root', () => {
    expect(known(` <${LINK}>\n`)).toEqual({
      url: FEED,
      tenantId: tenant(900),
      spot: { feedId: ID, contentKey: ONE },
      root: ROOT,
    });
  });

  it('is the same after it was written and read', () => {
    const host = fc.constantFrom(
      'https://a.example/f/',
      'http://127.0.0.1:10000/devstoreaccount1/feeds/',
      'https://b.example:8443/',
    );
    fc.assert(
      fc.property(host, name, bytes, name, fc.nat(99), (base, feedId, contentKey, root, n) => {
        const invitation = {
          url: `${base}${feedId}?sig=x%2F`,
          tenantId: tenant(n),
          spot: { feedId, contentKey },
          root,
        };
        expect(known(formatInvitation(invitation))).toEqual(invitation);
      }),
    );
  });

  it('keeps its secrets behind the number sign, which browsers send nowhere', () => {
    const { url } = known(LINK);
    expect(url).not.toContain('#');
    expect(url).not.toContain(toBase64Url(ONE));
    expect(keyListUrl({ url })).toBe(FEED.replace(ID, 'keys.json'));
  });

  it.each<[string, string, string]>([
    ['is no address', 'notUrl', 'hello'],
    ['is a script', 'notUrl', `javascript:alert(1)//${ID}#${T}&${K}&${R}`],
    ['is a file', 'notUrl', `file:///feeds/${ID}#${T}&${K}&${R}`],
    ['goes over an open line', 'notHttps', LINK.replace('https', 'http')],
    ['has a password in it', 'credentials', LINK.replace('https://', 'https://user:secret@')],
    ['names no feed', 'noFeed', LINK.replace(ID, 'index.html')],
    ['has no fragment', 'noTenant', FEED],
    ['names no tenant', 'noTenant', `${FEED}#t=contoso&${K}&${R}`],
    ['names two tenants', 'noTenant', `${LINK}&t=${tenant(901)}`],
    ['has no key', 'noKey', `${FEED}#${T}&${R}`],
    ['has a cut key', 'noKey', `${FEED}#${T}&${K.slice(0, -1)}&${R}`],
    ['has a key that is no base64url', 'noKey', `${FEED}#${T}&k=${'!'.repeat(43)}&${R}`],
    ['was cut at its end', 'noRoot', LINK.slice(0, -1)],
    ['lacks the root', 'noRoot', `${FEED}#${T}&${K}`],
    ['has no end', 'tooLong', `${LINK}&x=${'x'.repeat(9_000)}`],
  ])('is refused when it %s', (_, reason, text) => {
    expect(parseInvitation(text)).toEqual({ ok: false, reason });
  });
});

describe('a file of invitations', () => {
  const other = LINK.replace('contoso', 'fabrikam');

  it('holds one feed per line, from several partners', () => {
    const { invitations, problems } = parseInvitations(`\uFEFF${LINK}\r\n\r\n${other}\r\n`);
    expect(invitations.map(({ url }) => new URL(url).hostname.split('.')[0])).toEqual(['contoso', 'fabrikam']);
    expect(problems).toEqual([]);
  });

  it('names the lines that are no whole invitation, and keeps the others', () => {
    const { invitations, problems } = parseInvitations(`${LINK}\nhello\n\n${other.slice(0, -1)}`);
    expect(invitations).toHaveLength(1);
    expect(problems).toEqual([{ line: 4, reason: 'noRoot' }]);
    expect(parseInvitations('hello').problems).toEqual([{ line: 1, reason: 'notUrl' }]);
  });

  it('takes the last of two for one feed', () => {
    const { invitations } = parseInvitations(`${LINK}\n${LINK.replace(ROOT, ID)}`);
    expect(invitations.map(({ root }) => root)).toEqual([ID]);
  });

  it('stops at a thousand', () => {
    const lines = Array.from({ length: 1_002 }, (_, n) => LINK.replace('contoso', `contoso${n}`));
    const { invitations, problems } = parseInvitations(lines.join('\n'));
    expect(invitations).toHaveLength(1_000);
    expect(problems).toEqual([{ line: 1_001, reason: 'tooMany' }]);
  });
});
