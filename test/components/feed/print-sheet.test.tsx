import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { PrintSheet } from '../../../components/feed/PrintSheet.tsx';
import type { ServiceHours } from '../../../lib/directory/types.ts';
import type { FeedView } from '../../../lib/feed/subscribe/feed-view.ts';
import { CUSTOMER, NOW, OTHER_CUSTOMER, sampleContacts, sampleContent } from '../../feed/sample-workspace.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const ROOT = 'q3vXGm0-8HkZbQ2mYl5oZ1w9eJxT4rNcVt7uKsPdLgA';
const now = Temporal.Instant.fromEpochMilliseconds(NOW * 1_000);
const hours: ServiceHours = {
  timeZone: 'Asia/Tokyo',
  ranges: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }],
  holidays: [],
};

function feed(change: Partial<FeedView> = {}): FeedView {
  const { fallback: _, ...contacts } = sampleContacts();
  const [first, ...rest] = contacts.contacts;
  if (!first) throw new Error('The sample has a contact');
  const support = { ...first.partner.support, hours, scope: 'Sign-in and mail' };
  const partner = { ...first.partner, support };
  return {
    feedId: 'one',
    host: 'feeds.example',
    tenantId: CUSTOMER,
    root: ROOT,
    standing: 'fresh',
    isManaged: false,
    pattern: 'https://feeds.example/*',
    publisher: sampleContent().publisher,
    company: 'Contoso',
    contacts: { ...contacts, contacts: [{ ...first, partner }, ...rest] },
    notes: [],
    changes: [],
    confirmedAt: NOW,
    expiresAt: NOW,
    ...change,
  };
}

const show = (...feeds: FeedView[]) => renderInEnglish(<PrintSheet feeds={feeds} now={now} />).container;
const withoutSpaces = (text: string | null) => (text ?? '').replaceAll(/\s/g, '');

describe('the page to print', () => {
  it('has everything that a caller needs, unfolded', () => {
    const page = show(feed());
    const words = ['Contoso', CUSTOMER, 'Trey Research', '+81 3 5550 0100', 'help@trey.example', 'trey.example/help'];
    const stated = ['Mon', 'Asia/Tokyo', 'English, Japanese', 'Sign-in and mail', 'feeds.example', 'Nov 22, 2026'];
    for (const text of [...words, ...stated]) expect(page.textContent).toContain(text);
    expect(withoutSpaces(page.textContent)).toContain(ROOT);
    expect(page.querySelector('details')).toBeNull();
  });

  it('has a code for a telephone’s camera beside each partner who can be reached', () => {
    show(feed());
    expect(screen.getByRole('img', { name: 'QR code with the support contact of Trey Research' })).toBeTruthy();
  });

  it('is one for each customer, with all that its partners publish', () => {
    const other = { feedId: 'two', publisher: { ...sampleContent().publisher, name: 'Fabrikam' } };
    show(feed(), feed(other), feed({ feedId: 'three', tenantId: OTHER_CUSTOMER, company: 'Fourth Coffee' }));
    const [first, second, third] = screen.getAllByRole('heading', { level: 1 });
    expect([first?.textContent, second?.textContent, third]).toEqual(['Contoso', 'Fourth Coffee', undefined]);
    const page = first?.closest('section');
    if (!page) throw new Error('There is no page.');
    const publishers = within(page).getAllByRole('heading', { level: 2 });
    expect(publishers.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Published by'),
      'Published by Fabrikam',
    ]);
  });

  it.each<[FeedView['standing'], string]>([
    ['stale', 'Not renewed in time'],
    ['expired', 'Expired'],
    ['unverifiable', 'Cannot be verified'],
    ['revoked', 'Signed with a revoked key'],
    ['offline', 'Not refreshed'],
  ])('says of a feed that is %s what that means', (standing, title) => {
    expect(show(feed({ standing })).textContent).toContain(title);
  });

  it('is none where there is nothing to show', () => {
    const { contacts: _, ...ended } = feed({ standing: 'withdrawn' });
    expect(show(ended).textContent).toBe('');
  });

  it('names whom to turn to while a designation is in doubt', () => {
    const { contacts } = feed();
    if (!contacts) throw new Error('The sample has contacts');
    const [first] = contacts.contacts;
    if (!first) throw new Error('The sample has a contact');
    const doubtful = { ...first, state: 'doubtful', doubts: [{ reason: 'partnerUnknown', level: 'warning' }] } as const;
    const fallback = sampleContent().publisher;
    const text = show(
      feed({ contacts: { ...contacts, fallback, contacts: [{ ...doubtful, doubts: [...doubtful.doubts] }] } }),
    ).textContent;
    expect(text).toContain('This partner is not in the directory any more.');
    expect(text).toContain(`If in doubt, contact ${fallback.name}`);
  });
});
