import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { CustomerFilterChip } from '../../../components/directory/CustomerFilterChip.tsx';
import { MalformedAddress } from '../../../components/directory/MalformedAddress.tsx';
import { PartnerFilterChip } from '../../../components/directory/PartnerFilterChip.tsx';
import { parseCustomerFilter } from '../../../lib/session/customer-filter.ts';
import { parsePartnerFilter } from '../../../lib/session/partner-filter.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

it.each([
  ['customers:mixed', 'Partly designated: 2 customers'],
  ['coverage:default', 'With the default contact: 2 customers, 5 subscriptions'],
  ['commerce:azure', 'With subscriptions of the kind “Azure”: 2 customers, 5 subscriptions'],
  ['ending:1', 'Delegated admin ends within 1 day: 2 customers, 5 delegated admin relationships'],
  [
    'endingInUse:30',
    'Delegated admin with designations ends within 30 days: 2 customers, 5 delegated admin relationships',
  ],
  ['finding:sharedDomain', 'Domain of several customers: 2 customers, 5 domains'],
  ['nonsense', 'This link asks for a filter that is not known: all customers are listed.'],
])('the filter %s says what it asks for and how many there are', (show, text) => {
  const onRemove = vi.fn();
  const filter = parseCustomerFilter(show);
  renderInEnglish(
    <CustomerFilterChip filter={filter} customers={2} counted={5} nameOf={() => undefined} onRemove={onRemove} />,
  );
  expect(screen.getByText(text)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Remove the filter' }));
  expect(onRemove).toHaveBeenCalledOnce();
});

it.each([
  ['relationship:ended', 'Relationship “Ended”: 3 partners'],
  ['finding:emailMissing', 'No email: 3 partners'],
  ['nonsense', 'This link asks for a filter that is not known: all partners are listed.'],
])('the filter %s of partners says what it asks for', (show, text) => {
  renderInEnglish(<PartnerFilterChip filter={parsePartnerFilter(show)} count={3} onRemove={vi.fn()} />);
  expect(screen.getByText(text)).toBeTruthy();
});

it.each([
  ['customers', '#/customers'],
  ['partners', '#/partners'],
] as const)('an address that names none of the %s says what is wrong and leads to their list', (section, href) => {
  renderInEnglish(<MalformedAddress section={section} id="contoso" />);
  expect(screen.getByText('“contoso” is not a tenant ID')).toBeTruthy();
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([href, href]);
});
