import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HistoryPage } from '../../../components/changes/HistoryPage.tsx';
import { HistorySearch } from '../../../components/changes/HistorySearch.tsx';
import { aPartner } from '../../fixtures/documents.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

function show(isKnown = true) {
  const onSearch = vi.fn(async () => isKnown);
  renderInEnglish(<HistorySearch partners={[aPartner(2), aPartner(1)]} onSearch={onSearch} />);
  return onSearch;
}
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe('the search of the changes', () => {
  it('asks for what was filled in, and for everything again', () => {
    const onSearch = show();
    type('Customer', 'contoso.com');
    type('Author', 'Ann');
    fireEvent.change(screen.getByLabelText('Source'), { target: { value: 'undo' } });
    expect(onSearch).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Search' }));
    expect(onSearch).toHaveBeenLastCalledWith({ customer: 'contoso.com', partner: '', by: 'Ann', source: 'undo' });
    fireEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(onSearch).toHaveBeenLastCalledWith({ customer: '', partner: '', by: '', source: '' });
  });

  it('says when it names no customer', async () => {
    show(false);
    type('Customer', 'nobody.example');
    fireEvent.click(screen.getByRole('button', { name: 'Search' }));
    expect(await screen.findByText('No customer has this tenant ID or domain.')).toBeTruthy();
  });

  it('lets an empty list say that nothing matches', () => {
    const calls = { onMore: vi.fn(), onRead: vi.fn(), onUndo: vi.fn() };
    renderInEnglish(<HistoryPage headers={[]} state="end" undo={{ state: 'idle' }} isFiltered {...calls} />);
    expect(screen.getByText('No change matches')).toBeTruthy();
  });
});
