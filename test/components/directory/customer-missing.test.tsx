import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { CustomerMissing } from '../../../components/directory/CustomerMissing.tsx';
import { tenant } from '../../fixtures/documents.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

it('names the tenant that the link led to, and what can be done', () => {
  renderInEnglish(<CustomerMissing tenantId={tenant(5)} />);
  expect(screen.getByText(new RegExp(tenant(5)))).toBeDefined();
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '#/import-export',
    '#/customers/new',
    '#/changes',
  ]);
});
