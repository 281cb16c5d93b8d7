import { expect, it } from 'vitest';
import { acceptedPage } from '../../lib/messaging.ts';

const OWN = 'abcdefghijklmnop';
const URL = 'https://admin.cloud.microsoft/#/support';
const question = { type: 'whoSupports' };
const sender = { id: OWN, frameId: 0, tab: { url: URL } };

it('answers the question of a top frame for the address that the browser gives', () => {
  expect(acceptedPage({ ...question, url: 'https://admin.cloud.microsoft/?tid=other' }, sender, OWN)).toBe(URL);
});

it.each([
  ['another extension', question, { ...sender, id: 'other' }],
  ['a sender without an id', question, { frameId: 0, tab: { url: URL } }],
  ['a frame inside the page', question, { ...sender, frameId: 3 }],
  ['an unknown frame', question, { id: OWN, tab: { url: URL } }],
  ['no tab', question, { id: OWN, frameId: 0 }],
  ['a tab whose address is hidden', question, { ...sender, tab: {} }],
  ['another host', question, { ...sender, tab: { url: 'https://admin.microsoft.com.evil.example/' } }],
  ['an extension page in a tab', question, { ...sender, tab: { url: 'chrome-extension://x/options.html' } }],
  ['another question', { type: 'readDirectory' }, sender],
  ['a message that is no object', 'whoSupports', sender],
  ['nothing', undefined, sender],
  ['null', null, sender],
])('refuses %s', (_, message, from) => {
  expect(acceptedPage(message, from, OWN)).toBeUndefined();
});
