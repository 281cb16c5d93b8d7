import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { ReviewChanges } from '../../../components/changes/ReviewChanges.tsx';
import { I18nProvider } from '../../../components/ui/i18n.tsx';
import { createTranslate } from '../../../lib/i18n.ts';
import { fieldChanges } from '../../../lib/log/changes.ts';
import { diffCustomer, diffPartner } from '../../../lib/log/diff.ts';
import { mergeCustomer } from '../../../lib/transfer/customer-draft.ts';
import { mergePartner } from '../../../lib/transfer/partner-draft.ts';
import en from '../../../locales/en.ts';
import { readMessageSet } from '../../../scripts/message-files.ts';
import { aCustomer, aPartner, aSubscription, subscriptionId, tenant } from '../../fixtures/documents.ts';

afterEach(cleanup);

const customer = aCustomer(1, {
  delegatedAdmin: [{ tenantId: tenant(7), kind: 'dap' }],
  notes: 'Old note',
  links: [{ name: 'Old', url: 'https://old.example/' }],
  subscriptions: [aSubscription(1)],
});
const partner = aPartner(2, { support: { languages: [], scope: 'Old scope', channels: { high: 'Old mail' } } });

/** What the columns of both CSV files may change, one field after the other. */
function changes() {
  const after = mergeCustomer(customer, {
    tenantId: customer.tenantId,
    row: 2,
    fields: {
      relationship: 'ended',
      delegatedAdmin: [{ tenantId: tenant(7), kind: 'gdap' }],
      notes: 'New note',
      links: [{ name: 'New', url: 'https://new.example/' }],
    },
    subscriptions: [{ id: subscriptionId(1), commerce: 'software' }],
  });
  const merged = mergePartner(partner, {
    tenantId: partner.tenantId,
    row: 2,
    cells: { Scope: 'New scope', Pricing: 'New price', ContactHigh: 'New mail', Verified: 'on 2026-11-22' },
  });
  if (!merged.ok) throw new Error(JSON.stringify(merged.problems));
  const ops = [
    { op: diffCustomer(customer, after), before: customer },
    { op: diffPartner(partner, merged.value), before: partner },
  ];
  return ops.flatMap(({ op, before }) => (op ? fieldChanges(op, before) : []));
}

const rowsIn = (language: string, messages: Record<string, string>) => {
  render(
    <I18nProvider value={createTranslate(language, messages)}>
      <ReviewChanges changes={changes()} nameOf={() => undefined} />
    </I18nProvider>,
  );
  const rows = screen.getAllByRole('row').filter((row) => row.querySelectorAll('td').length === 2);
  return rows.map((row) => [...row.children].map(({ textContent }) => textContent).join(' | ')).sort();
};

it('reviews what the columns change before and after, in English', () => {
  expect(rowsIn('en', en)).toEqual([
    `${subscriptionId(1)}: Commerce | Legacy, licence-based | Software`,
    `${tenant(7)}: Delegated admin | DAP | GDAP`,
    'Contact by severity | High: Old mail | High: New mail',
    'Last confirmed on | — | Nov 22, 2026',
    'Links | Old: https://old.example/ | New: https://new.example/',
    'Notes | Old note | New note',
    'Pricing | — | New price',
    'Relationship | Active | Ended',
    'Scope of support | Old scope | New scope',
  ]);
});

it('reviews them in Japanese, in words for every field and value', () => {
  const rows = rowsIn('ja', readMessageSet('ja', 'all'));
  expect(rows).toHaveLength(9);
  expect(rows.join('\n')).not.toMatch(/review\.|Relationship|Active|Notes|Pricing/);
});
