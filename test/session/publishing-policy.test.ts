import { expect, it } from 'vitest';
import { CHROMIUM_ID, FIREFOX_ID } from '../../lib/extension-ids.ts';
import { invitationPolicy } from '../../lib/session/publishing-policy.ts';

const LINK = 'https://feeds.example/feeds/name?sig=x#t=1&k=2&r=3';

it('an invitation is followed in Chrome and Edge by a fragment of their managed policies', () => {
  expect(JSON.parse(invitationPolicy('chromium', [LINK]))).toEqual({
    '3rdparty': { extensions: { [CHROMIUM_ID]: { feeds: [LINK] } } },
  });
});

it('an invitation is followed in Firefox by a fragment of policies.json', () => {
  expect(JSON.parse(invitationPolicy('firefox', [LINK]))).toEqual({
    policies: { '3rdparty': { Extensions: { [FIREFOX_ID]: { feeds: [LINK] } } } },
  });
});
