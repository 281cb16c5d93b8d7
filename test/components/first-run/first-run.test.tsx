import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CustomerChoices } from '../../../components/first-run/CustomerChoices.tsx';
import { FirstRunPage } from '../../../components/first-run/FirstRunPage.tsx';
import { OwnCompanyForm } from '../../../components/first-run/OwnCompanyForm.tsx';
import { EMPTY_COMPANY } from '../../../lib/session/empty-company.ts';
import { tenant } from '../../fixtures/documents.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

describe('the first run', () => {
  it.each([
    ['Partner', 'partner'],
    ['Helpdesk', 'helpdesk'],
    ['Customer', 'customer'],
  ])('asks who you are: %s', (name, role) => {
    const onChoose = vi.fn();
    renderInEnglish(
      <FirstRunPage chosen={undefined} onChoose={onChoose}>
        step
      </FirstRunPage>,
    );
    fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${name}`) }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(role);
    expect(screen.queryByText('step')).toBeNull();
  });

  it('leads back from a step to the question', () => {
    const onChoose = vi.fn();
    renderInEnglish(
      <FirstRunPage chosen="partner" onChoose={onChoose}>
        step
      </FirstRunPage>,
    );
    expect(screen.getByText('step')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(undefined);
  });
});

describe('the own company', () => {
  it('is submitted as typed, with the name of who typed it', () => {
    const onSubmit = vi.fn();
    renderInEnglish(<OwnCompanyForm initial={EMPTY_COMPANY} authorName="" problems={{}} onSubmit={onSubmit} />);
    fireEvent.input(screen.getByLabelText('Company name'), { target: { value: 'Contoso' } });
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'directBill' } });
    fireEvent.input(screen.getByLabelText('Your own name'), { target: { value: 'Ann' } });
    fireEvent.click(screen.getByRole('button', { name: 'Submit' }));
    expect(onSubmit).toHaveBeenCalledWith({ ...EMPTY_COMPANY, name: 'Contoso', role: 'directBill' }, 'Ann');
  });

  it('says at the field what is wrong with it', () => {
    const problems = { tenantId: 'tenantId' };
    renderInEnglish(
      <OwnCompanyForm initial={EMPTY_COMPANY} authorName="" problems={problems} onSubmit={() => undefined} />,
    );
    expect(screen.getByLabelText('Tenant ID').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).not.toContain('problem.');
  });
});

describe('choosing the own organization', () => {
  it('takes the first unless another is chosen', () => {
    const onChoose = vi.fn();
    const customers = [1, 2].map((n) => ({ tenantId: tenant(n), companyName: `Customer ${n}` }));
    renderInEnglish(<CustomerChoices customers={customers} onChoose={onChoose} />);
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    fireEvent.change(screen.getByRole('combobox'), { target: { value: tenant(2) } });
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect(onChoose.mock.calls).toEqual([[tenant(1)], [tenant(2)]]);
  });
});
