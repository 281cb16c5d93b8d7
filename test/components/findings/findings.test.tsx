import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FindingList } from '../../../components/findings/FindingList.tsx';
import { TypedFixDialog } from '../../../components/findings/TypedFixDialog.tsx';
import { Verification } from '../../../components/findings/Verification.tsx';
import type { Finding } from '../../../lib/directory/findings/finding.ts';
import { parseIsoDate } from '../../../lib/directory/ids.ts';
import { aPartner } from '../../fixtures/documents.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const { tenantId } = aPartner(2);
const ending: Finding = {
  code: 'delegatedAdminEnding',
  level: 'notice',
  params: { name: 'Trey', endDate: '2026-12-01' },
  fixes: [{ kind: 'editDelegatedAdmin', partner: tenantId }],
};
const ended: Finding = {
  code: 'relationshipEnded',
  level: 'warning',
  params: { name: 'Trey' },
  fixes: [{ kind: 'editRelationship', partner: tenantId }],
};

describe('findings', () => {
  it('are listed warnings first, with reason, day and subscription', () => {
    renderInEnglish(
      <FindingList findings={[{ finding: ending, about: 'Exchange' }, { finding: ended }]} onFix={vi.fn()} />,
    );
    const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items[0]).toMatch(/^Designated though the relationship has ended Warning.*Update the relationship$/);
    expect(items[1]).toContain('ExchangeThe delegated admin of Trey on this customer ends on Dec 1, 2026.');
  });

  it('hand over the one whose fix was chosen, also of those folded away', () => {
    const onFix = vi.fn();
    const many = [ending, ending, ending, ending, ending, ended].map((finding, at) => ({ finding, about: `${at}` }));
    renderInEnglish(<FindingList findings={many} onFix={onFix} />);
    const folded = screen.getByText('1 more').parentElement;
    if (!folded) throw new Error('nothing is folded away');
    fireEvent.click(within(folded).getByRole('button', { name: 'Update delegated admin', hidden: true }));
    expect(onFix).toHaveBeenCalledExactlyOnceWith(many[4]);
  });
});

describe('the dialog of a fix', () => {
  it('hands over what was typed and shows problems at the field', () => {
    const onReview = vi.fn();
    const problems = [{ code: 'email', path: 'support.email', value: 'x' }];
    renderInEnglish(
      <TypedFixDialog
        title="Edit"
        field="support.email"
        initial="x"
        problems={problems}
        isUnchanged={false}
        onReview={onReview}
        onCancel={vi.fn()}
      />,
    );
    const field = screen.getByLabelText('Support email');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    fireEvent.input(field, { target: { value: 'help@trey.example' } });
    const form = field.closest('form');
    if (form) fireEvent.submit(form);
    expect(onReview).toHaveBeenCalledExactlyOnceWith('help@trey.example');
  });

  it('names the field that is wrong when it is another one', () => {
    const problems = [{ code: 'website', path: 'support.website', value: 'x' }];
    renderInEnglish(
      <TypedFixDialog
        title="Edit"
        field="support.email"
        initial=""
        problems={problems}
        isUnchanged={false}
        onReview={vi.fn()}
        onCancel={vi.fn()}
      />,
    );
    expect(screen.getByRole('alert').textContent).toContain('Support website');
  });

  it('says so when nothing was changed', () => {
    const nothing = { problems: [], onReview: vi.fn(), onCancel: vi.fn() };
    renderInEnglish(<TypedFixDialog title="Edit" field="domains" initial="a.example" isUnchanged {...nothing} />);
    const body = within(screen.getByRole('dialog')).getByRole('region');
    expect(body.textContent).toContain('Nothing is different from what is on record.');
  });
});

describe('the check of a support profile', () => {
  it('says when it was last confirmed, and is not asked for twice a day', () => {
    const today = parseIsoDate('2026-11-22');
    if (!today) throw new Error('no day');
    const onConfirm = vi.fn();
    const { rerender } = renderInEnglish(<Verification verifiedOn={undefined} today={today} onConfirm={onConfirm} />);
    fireEvent.click(screen.getByRole('button', { name: 'Confirmed today' }));
    expect(onConfirm).toHaveBeenCalledOnce();
    rerender(<Verification verifiedOn={today} today={today} onConfirm={onConfirm} />);
    expect(screen.getByText(/last confirmed on Nov 22, 2026/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
