import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, it } from 'vitest';
import { PageCard, type Shown } from '../../../components/contact-card/PageCard.tsx';
import { I18nProvider } from '../../../components/ui/i18n.tsx';
import { createTranslate } from '../../../lib/i18n.ts';
import { readMessageSet } from '../../../scripts/message-files.ts';
import { tenant } from '../../fixtures/documents.ts';
import { aContact, contactsOf } from './sample-contacts.ts';

afterEach(cleanup);

function Page({ shown, startsOpen = false }: { shown: Shown; startsOpen?: boolean }) {
  const [isOpen, setOpen] = useState(startsOpen);
  return (
    <I18nProvider value={createTranslate('en', readMessageSet('en', 'card'))}>
      <PageCard
        shown={shown}
        isOpen={isOpen}
        isPreview
        now={Temporal.Instant.from('2026-11-23T10:00:00Z')}
        onCopy={() => undefined}
        onOpen={() => setOpen(true)}
        onClose={() => setOpen(false)}
      />
    </I18nProvider>
  );
}

const contoso = contactsOf(aContact(1));
const fabrikam = { ...contactsOf(aContact(2)), customer: { tenantId: tenant(2), companyName: 'Fabrikam' } };
const opener = () => screen.getByRole('button', { name: 'Support contact' });
const closer = () => screen.getByRole('button', { name: 'Minimise support contact' });

it('is one labelled button while closed', () => {
  render(<Page shown={{ state: 'contacts', contacts: contoso }} />);
  expect(screen.getByRole('region', { name: 'Support contact' }).dataset['state']).toBe('collapsed');
  expect(opener().getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByRole('heading')).toBeNull();
});

it('takes the focus along when it is opened, and back when Esc closes it', async () => {
  render(<Page shown={{ state: 'contacts', contacts: contoso }} />);
  opener().focus();
  fireEvent.click(opener());
  await expect.poll(() => document.activeElement).toBe(closer());
  fireEvent.keyDown(closer(), { key: 'Escape' });
  await expect.poll(() => document.activeElement).toBe(opener());
});

it('leaves the focus in the page when it opens by itself', () => {
  render(<Page shown={{ state: 'contacts', contacts: contoso }} startsOpen />);
  expect(document.activeElement).toBe(document.body);
});

it('asks which of several customers is meant, and can be asked again', async () => {
  render(
    <Page shown={{ state: 'unsure', candidates: [contoso, fabrikam], unknown: ['nowhere.example'] }} startsOpen />,
  );
  expect(screen.getByRole('heading', { name: 'Unsure whose page this is' })).toBeTruthy();
  expect(screen.getByText(/nowhere\.example/)).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /Fabrikam/ }));
  expect(await screen.findByText('Preview: what Fabrikam sees')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Pick another customer' }));
  expect(await screen.findByRole('button', { name: /Contoso/ })).toBeTruthy();
});

it('keeps the focus while a customer is picked, and gives it back to that choice', async () => {
  render(<Page shown={{ state: 'unsure', candidates: [contoso, fabrikam], unknown: [] }} startsOpen />);
  const choice = screen.getByRole('button', { name: /Fabrikam/ });
  expect(document.activeElement).toBe(document.body);
  choice.focus();
  fireEvent.click(choice);
  const back = await screen.findByRole('button', { name: 'Pick another customer' });
  expect(document.activeElement).toBe(back);
  fireEvent.click(back);
  expect(document.activeElement).toBe(await screen.findByRole('button', { name: /Fabrikam/ }));
});

it('keeps the cards of two partners apart that go by the same name', () => {
  const feedOf = (n: number) => ({
    root: `root ${n}`,
    contacts: contactsOf(aContact(n)),
    source: { name: 'Woodgrove', asOf: '2026-11-23T09:00:00Z' },
    notices: [],
  });
  const { rerender } = render(<Page shown={{ state: 'feeds', feeds: [feedOf(1), feedOf(2)] }} startsOpen />);
  const second = screen.getByRole('heading', { name: 'Partner 2' });
  rerender(<Page shown={{ state: 'feeds', feeds: [feedOf(2)] }} startsOpen />);
  expect(screen.getByRole('heading', { name: 'Partner 2' })).toBe(second);
});
