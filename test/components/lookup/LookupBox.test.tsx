import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { LookupBox, type LookupBoxProps } from '../../../components/lookup/LookupBox.tsx';
import { I18nProvider } from '../../../components/ui/i18n.tsx';
import { createTranslate } from '../../../lib/i18n.ts';
import type { LookupRow } from '../../../lib/lookup/lookup-row.ts';
import en from '../../../locales/en.ts';
import { aCustomer, tenant } from '../../fixtures/documents.ts';

afterEach(cleanup);

function aRow(n: number, change: Partial<LookupRow> = {}): LookupRow {
  const { tenantId, companyName, domains, aliases } = aCustomer(n);
  return { tenantId, companyName, domain: domains[0], aliases, hits: [], ...change };
}
const rows = [1, 2, 3].map((n) => aRow(n));

function show(props: Partial<LookupBoxProps> = {}) {
  const [onType, onPick, onBack] = [vi.fn(), vi.fn(), vi.fn().mockReturnValue(true)];
  render(
    <I18nProvider value={createTranslate('en', en)}>
      <LookupBox
        typed=""
        result={{ rows, matches: 3 }}
        isReading={false}
        isOpen
        onType={onType}
        onPick={onPick}
        onBack={onBack}
        {...props}
      />
    </I18nProvider>,
  );
  return { box: screen.getByRole('searchbox', { name: 'Find a customer' }), onType, onPick, onBack };
}

const active = (box: HTMLElement) => {
  const id = box.getAttribute('aria-activedescendant');
  return screen.queryAllByRole('option').findIndex((option) => option.id === id && option.ariaSelected !== 'false');
};
const press = (box: HTMLElement, key: string) => fireEvent.keyDown(box, { key });

it('has the focus from the start and lists what was found', () => {
  const { box } = show();
  expect(document.activeElement).toBe(box);
  expect(box.getAttribute('type')).toBe('search');
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
    'Customer 1customer1.example',
    'Customer 2customer2.example',
    'Customer 3customer3.example',
  ]);
  expect(screen.getByRole('status').textContent).toBe('3 customers');
});

it('says which are pinned or recent, and what else they are called', () => {
  const renamed = aRow(1, { aliases: ['Old name', 'Short'] });
  const marks = new Map([
    [tenant(1), 'pinned' as const],
    [tenant(2), 'recent' as const],
  ]);
  show({ result: { rows: [renamed, ...rows.slice(1)], matches: 3 }, markOf: (id) => marks.get(id) });
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
    'Customer 1PinnedAlso known as Old name, Shortcustomer1.example',
    'Customer 2Recentcustomer2.example',
    'Customer 3customer3.example',
  ]);
});

it('goes up and down with the arrow keys, and round', async () => {
  const { box } = show();
  expect(active(box)).toBe(0);
  press(box, 'ArrowDown');
  await expect.poll(() => active(box)).toBe(1);
  press(box, 'ArrowUp');
  await expect.poll(() => active(box)).toBe(0);
  press(box, 'ArrowUp');
  await expect.poll(() => active(box)).toBe(2);
  press(box, 'ArrowDown');
  await expect.poll(() => active(box)).toBe(0);
});

it('picks the active one with Enter, and any with a click', async () => {
  const { box, onPick } = show();
  press(box, 'ArrowDown');
  await expect.poll(() => active(box)).toBe(1);
  press(box, 'Enter');
  expect(onPick).toHaveBeenCalledWith(tenant(2));
  fireEvent.click(screen.getByRole('option', { name: /Customer 3/ }));
  expect(onPick).toHaveBeenLastCalledWith(tenant(3));
});

it('starts over at the best match when something is typed', async () => {
  const { box, onType } = show();
  press(box, 'ArrowDown');
  await expect.poll(() => active(box)).toBe(1);
  fireEvent.input(box, { target: { value: 'cust' } });
  expect(onType).toHaveBeenCalledWith('cust');
  await expect.poll(() => active(box)).toBe(0);
});

it('goes back with Esc, and leaves Esc to the browser when there is nowhere to go', () => {
  const { box, onBack } = show();
  expect(press(box, 'Escape')).toBe(false);
  onBack.mockReturnValue(false);
  expect(press(box, 'Escape')).toBe(true);
});

it('leaves the keys to an input method while it composes', () => {
  const { box, onPick } = show();
  fireEvent.keyDown(box, { key: 'Enter', isComposing: true });
  expect(onPick).not.toHaveBeenCalled();
});

it('says when nothing matches, and picks nothing then', () => {
  const { box, onPick } = show({ typed: 'zzz', result: { rows: [], matches: 0 } });
  expect(screen.getByRole('status').textContent).toBe('No customer matches “zzz”.');
  expect(screen.queryByRole('listbox')).toBeNull();
  press(box, 'Enter');
  expect(onPick).not.toHaveBeenCalled();
});

it.each([
  ['reading', { isReading: true, result: { rows: [], matches: 0 } }, 'Reading the directory…'],
  ['more than are shown', { result: { rows, matches: 4000 } }, 'The first 3 of 4,000. Type more to narrow them down.'],
])('says so: %s', (_, props, expected) => {
  show(props);
  expect(screen.getByRole('status').textContent).toBe(expected);
});
