import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ColumnMappingForm } from '../../../components/transfer/ColumnMappingForm.tsx';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const COLUMNS = { customers: ['CustomerId', 'CompanyName'], partners: ['TenantId', 'Name'] };
const INITIAL = { kind: 'customers' as const, header: ['Kunde', 'Name'], to: ['', ''] };

describe('saying what the columns of a file are', () => {
  it('offers our columns of each kind and hands the answer over', () => {
    const onMap = vi.fn();
    renderInEnglish(
      <ColumnMappingForm name="a.csv" initial={INITIAL} columns={COLUMNS} onMap={onMap} onCancel={vi.fn()} />,
    );
    fireEvent.change(screen.getByLabelText('Kunde'), { target: { value: 'CustomerId' } });
    fireEvent.change(screen.getByLabelText('The file holds'), { target: { value: 'partners' } });
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'TenantId' } });
    fireEvent.click(screen.getByRole('button', { name: 'Read the file' }));
    expect(onMap).toHaveBeenCalledExactlyOnceWith({
      kind: 'partners',
      header: ['Kunde', 'Name'],
      to: ['', 'TenantId'],
    });
  });

  it('says which columns are the same', () => {
    const problem = { code: 'mappedTwice' as const, column: 'CompanyName', columns: 'Kunde, Name' };
    const calls = { onMap: vi.fn(), onCancel: vi.fn() };
    renderInEnglish(
      <ColumnMappingForm name="a.csv" initial={INITIAL} columns={COLUMNS} problem={problem} {...calls} />,
    );
    expect(screen.getByRole('alert').textContent).toBe(
      'Only one column can be CompanyName; now these are: Kunde, Name.',
    );
  });
});
