import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BulkDialog, type BulkDialogProps } from '../../../components/directory/BulkDialog.tsx';
import { parseIsoDate } from '../../../lib/directory/ids.ts';
import { planBulk } from '../../../lib/session/bulk-plan.ts';
import { book, customer, RESELLER, SECOND } from '../../session/sample-book.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

function show(view: BulkDialogProps['view'] = { state: 'asking' }) {
  const calls = { onWork: vi.fn(), onReview: vi.fn(), onBack: vi.fn(), onClose: vi.fn() };
  const partners = [RESELLER, SECOND];
  renderInEnglish(
    <BulkDialog view={view} selected={0} ourName="Contoso" supporters={partners} resellers={partners} {...calls} />,
  );
  return calls;
}

const choose = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name, hidden: true }), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name, hidden: true }));
const request = {
  customers: 'all' as const,
  list: '',
  from: SECOND.tenantId,
  to: RESELLER.tenantId,
  includeIneligible: false,
};

describe('the dialog of a bulk change', () => {
  it('asks for what is chosen', () => {
    const { onWork } = show();
    choose(/now supported by/, SECOND.tenantId);
    choose(/New support contact/, RESELLER.tenantId);
    press('Continue');
    expect(onWork).toHaveBeenCalledExactlyOnceWith(request);
  });

  it('asks for nothing while the new contact is missing', () => {
    const { onWork } = show();
    press('Continue');
    expect(onWork).not.toHaveBeenCalled();
    expect(screen.getByText('Choose who shall support these subscriptions.')).toBeTruthy();
  });

  it('lists who is not eligible with the reason, and what it did not find', () => {
    const today = parseIsoDate('2026-11-22');
    if (!today) throw new Error('no date');
    const barred = { ...customer, delegatedAdmin: [{ tenantId: RESELLER.tenantId, kind: 'none' as const }] };
    const work = planBulk([barred], request, { base: 1, book: { partners: book }, today });
    if (work.state !== 'planned') throw new Error(work.state);
    const unresolved = [{ entry: 'x.example', reason: 'unknown' as const }];
    const { onWork } = show({ state: 'weighing', request, work, unresolved });
    expect(screen.getByText('no delegated admin')).toBeTruthy();
    expect(screen.getByText('x.example')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Review changes', hidden: true })).toBeNull();
    fireEvent.click(screen.getByRole('checkbox', { hidden: true }));
    expect(onWork).toHaveBeenCalledExactlyOnceWith({ ...request, includeIneligible: true });
  });
});
