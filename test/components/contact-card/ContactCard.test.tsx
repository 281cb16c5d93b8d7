import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ContactCard, type ContactCardProps } from '../../../components/contact-card/ContactCard.tsx';
import { I18nProvider } from '../../../components/ui/i18n.tsx';
import { parseIsoDate } from '../../../lib/directory/ids.ts';
import { createTranslate } from '../../../lib/i18n.ts';
import { readMessageSet } from '../../../scripts/message-files.ts';
import { tenant } from '../../fixtures/documents.ts';
import { aContact, contactsOf } from './sample-contacts.ts';

afterEach(cleanup);

const at = (text: string) => Temporal.Instant.from(text);
/** A Monday, in Tokyo's evening and Berlin's morning. */
const MORNING = at('2026-11-23T10:00:00+01:00');

function show(props: Partial<ContactCardProps>, locale: 'en' | 'ja' = 'en') {
  const onCopy = vi.fn().mockResolvedValue(undefined);
  render(
    <I18nProvider value={createTranslate(locale, readMessageSet(locale, 'card'))}>
      <ContactCard contacts={contactsOf(aContact(1))} now={MORNING} timeZone="Asia/Tokyo" onCopy={onCopy} {...props} />
    </I18nProvider>,
  );
  return {
    onCopy,
    region: screen.getByRole('region', { name: locale === 'en' ? 'Support contact' : 'サポート連絡先' }),
  };
}

it('names the partner, its state and safe links to reach it', () => {
  show({});
  expect(screen.getByRole('heading', { name: 'Partner 1' })).toBeTruthy();
  expect(screen.getByText('Designated')).toBeTruthy();
  const hrefOf = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
  expect(hrefOf('Call +49 30 5550 1234')).toBe('tel:+493055501234');
  expect(hrefOf('Write to help@tailspin.example')).toBe('mailto:help@tailspin.example');
  expect(hrefOf('Open tailspin.example/help in a new tab')).toBe('https://tailspin.example/help/');
});

it('shows what makes no safe link as text', () => {
  const support = {
    languages: [],
    telephone: '*#06#',
    email: 'a@b.example?bcc=c@d.example',
    website: 'javascript:alert(1)',
  };
  show({ contacts: contactsOf(aContact(1, { partner: { ...aContact(1).partner, support } })) });
  expect(screen.queryAllByRole('link')).toEqual([]);
  expect(screen.getByText('*#06#')).toBeTruthy();
});

it('says so when there is no way to reach a partner', () => {
  show({ contacts: contactsOf(aContact(1, { partner: { ...aContact(1).partner, support: { languages: [] } } })) });
  expect(screen.getByText(/No telephone number/)).toBeTruthy();
});

describe("tells the hours in the reader's own zone", () => {
  it.each([
    ['open', '2026-11-23T10:00:00+01:00', 'Open now, until Tuesday 1:00 AM'],
    ['about to close', '2026-11-23T16:45:00+01:00', 'Closes soon, at 1:00 AM'],
    ['before opening', '2026-11-23T08:00:00+01:00', 'Closed now, opens 5:00 PM'],
    ['on Friday evening', '2026-11-27T18:00:00+01:00', 'Closed now, opens Monday 5:00 PM'],
  ])('%s', (_, now, expected) => {
    show({ now: at(now) });
    expect(screen.getByText(expected)).toBeTruthy();
  });

  it('and as they are stated when this browser does not know their zone', () => {
    const ranges = [{ days: [1], from: '09:00', to: '17:00' }];
    const support = { languages: [], hours: { timeZone: 'Mars/Base', ranges, holidays: [] } };
    show({ contacts: contactsOf(aContact(1, { partner: { ...aContact(1).partner, support } })) });
    expect(screen.queryByText(/now/)).toBeNull();
    expect(screen.getByText(/Mars\/Base/)).toBeTruthy();
  });

  it('and nothing when none are stated', () => {
    show({ contacts: contactsOf(aContact(1, { partner: { ...aContact(1).partner, support: { languages: [] } } })) });
    expect(screen.queryByText(/now/)).toBeNull();
  });
});

it('warns of a doubtful designation in plain words and names whom to contact then', () => {
  const endDate = parseIsoDate('2026-11-01');
  const doubts = [
    { reason: 'delegatedAdminEnded' as const, level: 'warning' as const, ...(endDate ? { endDate } : {}) },
    { reason: 'delegatedAdminUnknown' as const, level: 'notice' as const },
  ];
  show({ contacts: contactsOf(aContact(1, { state: 'doubtful', doubts })) });
  expect(screen.getByText('To be confirmed')).toBeTruthy();
  expect(screen.getByText("This partner's access to your tenant ended on Nov 1, 2026.")).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'If in doubt, contact Own Partner' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Call 110 220' })).toBeTruthy();
  expect(screen.queryByText(/is not known/)).toBeNull();
});

it('does not show the fallback while every designation holds', () => {
  show({});
  expect(screen.queryByText(/Own Partner/)).toBeNull();
});

it('shows each of several partners with what it supports', () => {
  show({ contacts: contactsOf(aContact(1), aContact(2, { state: 'default' })) });
  const [first, second] = screen.getAllByRole('article');
  if (!first || !second) throw new Error('two articles');
  expect(within(first).getByText('Supports: Offer 1')).toBeTruthy();
  expect(within(second).getByText('Supports: Offer 2')).toBeTruthy();
  expect(within(second).getByText('Default contact')).toBeTruthy();
});

it('names the default contact of a customer without subscriptions', () => {
  show({ contacts: contactsOf() });
  expect(screen.getByRole('heading', { name: 'Own Partner' })).toBeTruthy();
  expect(screen.getByText(/No subscription is on record/)).toBeTruthy();
});

it('names a partner that no one knows by name', () => {
  show({
    contacts: contactsOf(
      aContact(1, { partner: { tenantId: tenant(5), mpnId: '', name: '', support: { languages: [] } } }),
    ),
  });
  expect(screen.getByRole('heading', { name: 'Unknown partner' })).toBeTruthy();
});

it('marks a preview and says where it comes from', () => {
  show({ preview: { customerName: 'Contoso' }, source: { name: 'Team book', asOf: '2026-11-20T20:00:00Z' } });
  expect(screen.getByText('Preview: what Contoso sees')).toBeTruthy();
  expect(screen.getByText('From the directory of Team book, as of Nov 21, 2026')).toBeTruthy();
});

it('shows a language tag that is none as it stands', () => {
  const support = { languages: ['de', 'not a tag'] };
  show({ contacts: contactsOf(aContact(1, { partner: { ...aContact(1).partner, support } })) });
  expect(screen.getByText(/German, not a tag/)).toBeTruthy();
});

it('copies, and says what was copied', async () => {
  const { onCopy } = show({});
  fireEvent.click(screen.getByRole('button', { name: 'Copy help@tailspin.example' }));
  expect(await screen.findByText('Copied: help@tailspin.example')).toBeTruthy();
  expect(onCopy).toHaveBeenCalledWith('help@tailspin.example');
});

it('says so when copying fails', async () => {
  show({ onCopy: () => Promise.reject(new Error('forbidden')) });
  fireEvent.click(screen.getByRole('button', { name: 'Copy help@tailspin.example' }));
  expect(await screen.findByText(/Could not copy/)).toBeTruthy();
});

it('speaks Japanese', () => {
  const { region } = show({ contacts: contactsOf(aContact(1, { state: 'default' })) }, 'ja');
  expect(within(region).getByText('既定の連絡先')).toBeTruthy();
  expect(region.textContent).not.toMatch(/card\./);
});
