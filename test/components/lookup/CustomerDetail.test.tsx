import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { CustomerDetail, type CustomerDetailProps } from '../../../components/lookup/CustomerDetail.tsx';
import { contactsFor } from '../../../lib/directory/contacts-for.ts';
import { TODAY } from '../../directory/arbitrary-book.ts';
import { aCustomer, aPartner } from '../../fixtures/documents.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const contacts = contactsFor(aCustomer(1), { partners: [aPartner(9, { role: 'directBill' })] }, TODAY);
const facts = {
  aliases: ['Old name'],
  notes: 'Ask for Mia.\nNever on Fridays.',
  links: [
    { name: 'Tickets', url: 'https://desk.example/1' },
    { name: 'Broken', url: 'javascript:alert(1)' },
  ],
};

const show = (props: Partial<CustomerDetailProps> = {}) =>
  renderInEnglish(
    <CustomerDetail
      contacts={contacts}
      theme="light"
      source={{}}
      now={Temporal.Instant.from('2026-11-22T09:00:00Z')}
      timeZone="Asia/Tokyo"
      onCopy={vi.fn(async () => undefined)}
      {...props}
    />,
  );

it('shows our own people aliases beside the name, links and notes', () => {
  show({ facts });
  expect(screen.getByRole('heading', { name: 'Customer 1' })).toBeDefined();
  expect(screen.getByText('Also known as Old name')).toBeDefined();
  expect(screen.getByRole('region', { name: 'Notes' }).textContent).toBe(facts.notes);
  expect(screen.getByRole('link', { name: 'Tickets' }).getAttribute('href')).toBe('https://desk.example/1');
});

it('makes no link of an address that is not https', () => {
  show({ facts });
  expect(screen.queryByRole('link', { name: 'Broken' })).toBeNull();
  expect(screen.getByText('Broken')).toBeDefined();
});

it('shows none of it, and no pin, to a customer', () => {
  show();
  expect(screen.queryByRole('list', { name: 'Links' })).toBeNull();
  expect(screen.queryByRole('region', { name: 'Notes' })).toBeNull();
  expect(screen.queryByRole('button', { name: /in$/ })).toBeNull();
});

it.each([
  ['Pin', false],
  ['Unpin', true],
])('offers to %s', (name, isPinned) => {
  const onToggle = vi.fn();
  show({ pin: { isPinned, onToggle } });
  fireEvent.click(screen.getByRole('button', { name }));
  expect(onToggle).toHaveBeenCalledOnce();
});

it('copies a note for the ticket, and says so', async () => {
  const onCopy = vi.fn(async () => undefined);
  show({ onCopy });
  fireEvent.click(screen.getByRole('button', { name: 'Copy ticket note' }));
  expect(onCopy).toHaveBeenCalledWith(expect.stringContaining('Looked up: 2026-11-22 18:00 (Asia/Tokyo)'));
  await expect.poll(() => screen.getByRole('status').textContent).toBe('Copied');
  expect(screen.getByRole('button', { name: 'Copy as text' })).toBeDefined();
});

it('offers a vCard where there is one', () => {
  show();
  expect(screen.queryByRole('button', { name: 'Save vCard' })).toBeNull();
  cleanup();
  const onSaveVcard = vi.fn();
  show({ onSaveVcard });
  fireEvent.click(screen.getByRole('button', { name: 'Save vCard' }));
  expect(onSaveVcard).toHaveBeenCalledOnce();
});
