import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseWorkspaceUrl } from '../../../lib/workspace/transport/parse-workspace-url.ts';

const TOKEN = 'sv=2021-12-02&se=2030-01-01T00%3A00%3A00Z&sr=c&sp=racl&sig=c2VjcmV0%2B%3D';
const azure = `https://contoso.blob.core.windows.net/team?${TOKEN}`;

function parsed(text: string) {
  const result = parseWorkspaceUrl(text);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

describe('the address of a workspace', () => {
  it.each([
    ['Azure’s', azure],
    ['one with blanks around it and a slash behind the container', `  ${azure.replace('/team?', '/team/?')}\n`],
    ['one with a fragment', `${azure}#x`],
  ])('is %s', (_, text) => {
    const { address } = parsed(text);
    expect(address.container).toBe('https://contoso.blob.core.windows.net/team');
    expect(address.secretUrl()).toBe(azure);
  });

  it.each([
    ['the emulator’s', 'http://127.0.0.1:10000/devstoreaccount1/team'],
    ['the emulator’s by name', 'http://localhost:10000/devstoreaccount1/team'],
    ['one behind a domain of its own', 'https://blobs.contoso.example/team'],
    ['that of a sovereign cloud', 'https://contoso.blob.core.usgovcloudapi.net/team-2'],
  ])('is %s', (_, container) => {
    expect(parsed(`${container}?${TOKEN}`).address.container).toBe(container);
  });

  it.each([
    ['no address', 'contoso', 'notUrl'],
    ['another scheme', azure.replace('https:', 'javascript:'), 'notUrl'],
    ['no encryption', azure.replace('https:', 'http:'), 'notHttps'],
    ['no encryption to a host that looks local', `http://127.0.0.1.evil.example/a/team?${TOKEN}`, 'notHttps'],
    ['a user name', azure.replace('//', '//ann@'), 'credentials'],
    ['no container', azure.replace('/team', '/'), 'noContainer'],
    ['the emulator’s account alone', `http://127.0.0.1:10000/devstoreaccount1?${TOKEN}`, 'noContainer'],
    ['a container of capitals', azure.replace('/team', '/Team'), 'noContainer'],
    ['a container that is a way up', azure.replace('/team', '/%2e%2e'), 'noContainer'],
    ['a blob', azure.replace('/team', '/team/manifest.json'), 'blob'],
    ['a blob’s token', azure.replace('sr=c', 'sr=b'), 'blob'],
    ['no token', 'https://contoso.blob.core.windows.net/team', 'noToken'],
    ['a token without signature', azure.replace(/&sig=.*/, ''), 'noToken'],
    ['a token that allows nothing', azure.replace('&sp=racl', ''), 'noToken'],
  ])('has %s and is refused', (_, text, reason) => {
    expect(parseWorkspaceUrl(text)).toEqual({ ok: false, reason });
  });

  it('never shows its token unless asked for the secret', () => {
    const { address } = parsed(azure);
    const shown = [`${address}`, JSON.stringify({ address }), inspect(address, { showHidden: true, depth: 9 })];
    for (const text of shown) expect(text).not.toMatch(/sig=|c2VjcmV0/);
    expect(JSON.stringify(address)).toBe('"https://contoso.blob.core.windows.net/team"');
  });

  it('escapes names of blobs and keeps the token as it was signed', () => {
    const url = parsed(azure).address.requestUrl('log/a b?c#d', { comp: 'appendblock' });
    expect(url).toBe(`https://contoso.blob.core.windows.net/team/log/a%20b%3Fc%23d?comp=appendblock&${TOKEN}`);
  });
});

describe('what a token says it grants', () => {
  it('is read from a service signature', () => {
    expect(parsed(azure).grant).toEqual({
      abilities: ['read', 'append', 'create', 'list'],
      expiresAt: '2030-01-01T00:00:00Z',
      version: '2021-12-02',
      scope: 'container',
    });
  });

  it('is unknown when a stored access policy says it', () => {
    const { grant } = parsed(azure.replace('sp=racl', 'si=member').replace(/&se=[^&]*/, ''));
    expect(grant).toEqual({ abilities: undefined, policy: 'member', version: '2021-12-02', scope: 'container' });
  });

  it('is read from an account’s signature for blobs', () => {
    const { grant } = parsed(azure.replace('sr=c', 'ss=bf&srt=co').replace('racl', 'rwdlac'));
    expect(grant).toMatchObject({
      scope: 'account',
      abilities: ['read', 'append', 'create', 'write', 'list', 'delete'],
    });
    expect(parseWorkspaceUrl(azure.replace('sr=c', 'ss=q&srt=co'))).toMatchObject({ reason: 'noToken' });
  });
});
