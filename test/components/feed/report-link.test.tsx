import { describe, expect, it } from 'vitest';
import { reportLink } from '../../../components/feed/report-link.ts';
import { createTranslate } from '../../../lib/i18n.ts';
import { LOCALES } from '../../../lib/locales.ts';
import { readMessageSet } from '../../../scripts/message-files.ts';
import { buildSubscription } from '../../directory/build.ts';
import { sampleContacts } from '../../feed/sample-workspace.ts';
import { sampleFeed } from '../../session/sample-feed.ts';

const contacts = sampleContacts();
const support = { languages: [], email: 'help@trey.example' };
const publisher = { ...(contacts.fallback ?? { tenantId: contacts.customer.tenantId, mpnId: '', name: '' }), support };
const bodyOf = (link = '') => new URLSearchParams(link.split('?')[1]).get('body') ?? '';
/** Chromium hands no longer address to Windows. */
const MOST = 2_048;

describe.each(LOCALES)('a report of a wrong contact in %s', (locale) => {
  const t = createTranslate(locale, readMessageSet(locale, 'all'));

  it('says what is shown', () => {
    const body = bodyOf(reportLink({ ...sampleFeed, publisher, contacts }, t));
    for (const said of [contacts.customer.tenantId, 'Trey Research', '+81 3 5550 0100']) expect(body).toContain(said);
  });

  it.each([
    ['subscriptions', { subscriptions: Array.from({ length: 300 }, (_, n) => buildSubscription(n)) }, 'Trey Research'],
    ['letters that an address takes nine for', { partner: { ...publisher, name: '社'.repeat(400) } }, ''],
  ])('opens on Windows too, however many %s there are', (_, change, said) => {
    const many = contacts.contacts.map((contact) => ({ ...contact, ...change }));
    const link = reportLink({ ...sampleFeed, publisher, contacts: { ...contacts, contacts: many } }, t);
    expect(link).toMatch(/^mailto:help@trey\.example\?subject=/);
    expect(link?.length).toBeLessThan(MOST);
    for (const text of [contacts.customer.tenantId, said]) expect(bodyOf(link)).toContain(text);
  });
});
