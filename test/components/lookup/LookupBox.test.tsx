import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, it, vi } from 'vitest';
import { LookupBox, type LookupBoxProps } from '../../../components/lookup/LookupBox.tsx';
import type { Hit, LookupRow } from '../../../lib/lookup/lookup-row.ts';
import { aCustomer, tenant } from '../../fixtures/documents.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

function aRow(n: number, change: Partial<LookupRow> = {}): LookupRow {
  const { tenantId, companyName, domains, aliases } = aCustomer(n);
  return { tenantId, companyName, domain: domains[0], aliases, hits: [], ...change };
}
const rows = [1, 2, 3].map((n) => aRow(n));

function show(props: Partial<LookupBoxProps> = {}) {
  const [onType, onPick] = [vi.fn(), vi.fn()];
  function Chooser() {
    const [chosen, onChoose] = useState(props.chosen);
    return (
      <LookupBox
        typed=""
        result={{ rows, matches: 3 }}
        isCurrent
        isReading={false}
        isOpen
        onType={onType}
        onPick={onPick}
        {...props}
        chosen={chosen}
        onChoose={onChoose}
      />
    );
  }
  renderInEnglish(<Chooser />);
  return { box: screen.getByRole<HTMLInputElement>('combobox', { name: 'Find a customer' }), onType, onPick };
}

const active = (box: HTMLElement) => {
  const id = box.getAttribute('aria-activedescendant');
  return screen.queryAllByRole('option').findIndex((option) => option.id === id && option.ariaSelected !== 'false');
};
const press = (box: HTMLElement, key: string) => fireEvent.keyDown(box, { key });

it('has the focus from the start and lists what was found', () => {
  const { box } = show();
  expect(document.activeElement).toBe(box);
  expect(box.getAttribute('aria-expanded')).toBe('true');
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

it('picks nobody with Enter while the rows are for what was typed before', () => {
  const { box, onPick } = show({ typed: 'cont', isCurrent: false });
  press(box, 'Enter');
  expect(onPick).not.toHaveBeenCalled();
});

it('passes on what is typed', () => {
  const { box, onType } = show();
  fireEvent.input(box, { target: { value: 'cust' } });
  expect(onType).toHaveBeenCalledWith('cust');
});

it('stays with the customer that was chosen when others come before it', () => {
  expect(active(show({ chosen: tenant(3) }).box)).toBe(2);
});

it('starts at the best match when the chosen customer is not among them', () => {
  expect(active(show({ chosen: tenant(9) }).box)).toBe(0);
});

it('goes to the ends with Home and End once the caret has nowhere to go, and by pages', async () => {
  const many = Array.from({ length: 20 }, (_, n) => aRow(n + 1));
  const { box } = show({ typed: 'cust', result: { rows: many, matches: 20 } });
  box.setSelectionRange(4, 4);
  expect(press(box, 'Home')).toBe(true);
  press(box, 'End');
  await expect.poll(() => active(box)).toBe(19);
  box.setSelectionRange(0, 0);
  press(box, 'PageUp');
  await expect.poll(() => active(box)).toBe(11);
  press(box, 'Home');
  await expect.poll(() => active(box)).toBe(0);
  press(box, 'PageDown');
  await expect.poll(() => active(box)).toBe(8);
});

it('marks what was typed, and says why a customer is there', () => {
  const hits: Hit[] = [
    { field: 'name', text: 'Customer 1', ranges: [[0, 4]] },
    { field: 'alias', text: 'Short', ranges: [[0, 5]] },
    { field: 'supporter', text: 'Fabrikam Support', ranges: [[9, 12]] },
    { field: 'telephone', text: '+81 3 1234', ranges: [[6, 10]] },
  ];
  show({ result: { rows: [aRow(1, { aliases: ['Old', 'Short'], hits })], matches: 1 } });
  const option = screen.getByRole('option');
  const marks = [...option.querySelectorAll('mark')].map((mark) => mark.textContent);
  expect(marks).toEqual(['Cust', 'Short', 'Sup', '1234']);
  expect([...option.children].map((line) => line.textContent)).toEqual([
    'Customer 1',
    'Also known as Old, Short',
    'customer1.example',
    'Supported by Fabrikam Support',
    'Telephone: +81 3 1234',
  ]);
});

it.each<[string, Hit, string]>([
  ['another domain', { field: 'domain', text: 'other.example', ranges: [[0, 5]] }, 'Domain: other.example'],
  ['a tenant id', { field: 'tenantId', text: tenant(1), ranges: [[0, 8]] }, `Tenant ID: ${tenant(1)}`],
  ['a subscription', { field: 'subscription', text: 'abc', ranges: [[0, 3]] }, 'Subscription ID: abc'],
])('says that it is %s that matched', (_, hit, line) => {
  show({ result: { rows: [aRow(1, { hits: [hit] })], matches: 1 } });
  expect(screen.getByRole('option').lastElementChild?.textContent).toBe(line);
});

it('marks the domain on the row where that is what matched', () => {
  const hit: Hit = { field: 'domain', text: 'customer1.example', ranges: [[8, 9]] };
  show({ result: { rows: [aRow(1, { hits: [hit] })], matches: 1 } });
  expect(screen.getByRole('option').children).toHaveLength(2);
  expect(document.querySelector('mark')?.textContent).toBe('1');
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
  ['of the first ones', { isReading: true, result: { rows, matches: 3, isPartial: true } }, 'Reading the directory…'],
  ['more than are shown', { result: { rows, matches: 4000 } }, 'The first 3 of 4,000. Type more to narrow them down.'],
])('says so: %s', (_, props, expected) => {
  show(props);
  expect(screen.getByRole('status').textContent).toBe(expected);
});
