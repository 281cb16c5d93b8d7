import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { DelegatedAdminPanel } from '../../../components/directory/DelegatedAdminPanel.tsx';
import { tenant } from '../../fixtures/documents.ts';
import { RESELLER, SECOND } from '../../session/sample-book.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const gone = tenant(77);
const held = [
  { tenantId: RESELLER.tenantId, kind: 'dap' as const },
  { tenantId: gone, kind: 'gdap' as const },
];

function show() {
  const onReview = vi.fn();
  renderInEnglish(<DelegatedAdminPanel held={held} resellers={[SECOND, RESELLER]} onReview={onReview} />);
  const choose = (label: string, value: string) =>
    fireEvent.change(screen.getByRole('combobox', { name: label }), { target: { value } });
  const review = () => fireEvent.click(screen.getByRole('button', { name: 'Review changes' }));
  return { onReview, choose, review };
}

it('begins with what is on record for the chosen reseller', async () => {
  const { choose } = show();
  const kind = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Delegated admin' }).value;
  expect(kind()).toBe('gdap');
  choose('Indirect reseller', RESELLER.tenantId);
  await expect.poll(kind).toBe('dap');
});

it.each([
  ['a reseller', RESELLER.tenantId],
  ['one that is no partner any more', gone],
])('sets %s back to unknown', async (_, tenantId) => {
  const { onReview, choose, review } = show();
  choose('Indirect reseller', tenantId);
  choose('Delegated admin', 'unknown');
  await expect.poll(() => screen.getByLabelText(/Ends on/).hasAttribute('disabled')).toBe(true);
  review();
  expect(onReview).toHaveBeenCalledExactlyOnceWith({ tenantId, kind: 'unknown' });
});
