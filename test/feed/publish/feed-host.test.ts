import { describe, expect, it } from 'vitest';
import {
  type FeedHost,
  type ParsedFeedHost,
  parseFeedHost,
  parseReadersHost,
} from '../../../lib/feed/publish/feed-host.ts';

const PLACE = 'https://contoso.blob.core.windows.net/feeds';
const withToken = (permissions: string) => `${PLACE}?sv=2021-12-02&sr=c&sp=${permissions}&sig=secret`;

function known(parsed: ParsedFeedHost): FeedHost {
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.host;
}

describe('where feeds lie', () => {
  it('is told without its token', () => {
    const host = known(parseFeedHost(withToken('racw')));
    expect(`${host}`).toBe(PLACE);
    expect(JSON.stringify({ host })).toBe(`{"host":"${PLACE}"}`);
    expect(host.secretUrl()).toBe(withToken('racw'));
    expect(host.feedUrl('id')).toBe(withToken('racw').replace('feeds?', 'feeds/feeds/id?'));
  });

  it('may be any place on the web', () => {
    const host = known(parseFeedHost('https://feeds.example:8443/partner/'));
    expect([host.feedUrl('id'), host.keyListUrl()]).toEqual([
      'https://feeds.example:8443/partner/feeds/id',
      'https://feeds.example:8443/partner/feeds/keys.json',
    ]);
  });

  it.each([
    ['notHttps', 'http://feeds.example/'],
    ['credentials', 'https://user:secret@feeds.example/'],
    ['notUrl', 'feeds'],
  ])('is refused as %s', (reason, text) => {
    expect(parseFeedHost(text)).toEqual({ ok: false, reason });
  });

  it.each(['rl', 'racw', 'w', 'rd'])('is given to no customer with a token for %s', (permissions) => {
    expect(parseReadersHost(withToken(permissions))).toEqual({ ok: false, reason: 'grantsMore' });
  });

  it('is given to customers with a token for reading, or none', () => {
    expect(known(parseReadersHost(withToken('r'))).secretUrl()).toBe(withToken('r'));
    expect(known(parseReadersHost(PLACE)).secretUrl()).toBe(PLACE);
    expect(parseReadersHost(`${withToken('r')}&sp=racwdl`)).toMatchObject({ ok: false });
  });

  it('is given to no customer with a token for all containers of an account', () => {
    const token = 'sv=2021-12-02&ss=b&srt=o&sp=r&sig=secret';
    expect(parseReadersHost(`${PLACE}?${token}`)).toEqual({ ok: false, reason: 'grantsMore' });
  });
});
