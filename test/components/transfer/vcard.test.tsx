import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { VcardButton } from '../../../components/transfer/VcardButton.tsx';
import { VcardDialog } from '../../../components/transfer/VcardDialog.tsx';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

describe('the contact card', () => {
  it('is shown as a QR code, saved and closed', () => {
    const onSave = vi.fn();
    renderInEnglish(<VcardButton name="Trey" text="BEGIN:VCARD" onSave={onSave} />);
    fireEvent.click(screen.getByRole('button', { name: 'Contact card (vCard)' }));
    const code = screen.getByRole('img', { name: 'QR code with the support contact of Trey', hidden: true });
    // Version 1 has 21 modules a side; the quiet zone adds four on each.
    expect(code.getAttribute('viewBox')).toBe('0 0 29 29');
    fireEvent.click(screen.getByRole('button', { name: 'Save as vCard (.vcf)', hidden: true }));
    expect(onSave).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('button', { name: 'Close', hidden: true }));
    expect(screen.queryByRole('img', { hidden: true })).toBeNull();
  });

  it('is a file alone when it is too long for a code', () => {
    renderInEnglish(
      <VcardDialog
        name="Trey"
        cards={[{ name: 'Trey', text: 'é'.repeat(1_500) }]}
        onSave={vi.fn()}
        onClose={vi.fn()}
      />,
    );
    expect(screen.queryByRole('img', { hidden: true })).toBeNull();
    expect(screen.getByText(/too long for a QR code/)).toBeTruthy();
    expect(screen.queryByText(/Scan the code/)).toBeNull();
  });

  it('is a code for each of several partners, under its name', () => {
    const cards = ['Trey', 'Woodgrove'].map((name) => ({ name, text: `FN:${name}` }));
    renderInEnglish(<VcardDialog name="Contoso" cards={cards} onSave={vi.fn()} onClose={vi.fn()} />);
    const codes = screen.getAllByRole('img', { hidden: true }).map((code) => code.getAttribute('aria-label'));
    expect(codes).toEqual([
      'QR code with the support contact of Trey',
      'QR code with the support contact of Woodgrove',
    ]);
    expect(screen.getAllByRole('heading', { hidden: true, level: 3 })).toHaveLength(2);
  });
});
