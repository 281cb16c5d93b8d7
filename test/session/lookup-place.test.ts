import { expect, it } from 'vitest';
import { type PageBeside, type Place, placeBeside } from '../../lib/session/lookup-place.ts';

const nobody: PageBeside = { hasCustomer: false, isOther: true };
const same: PageBeside = { hasCustomer: true, isOther: false };
const other: PageBeside = { hasCustomer: true, isOther: true };

it.each<[string, Place, PageBeside, string, Place]>([
  ['the list gives way to a customer', 'list', other, '', 'page'],
  ['the list stays while someone types', 'list', other, 'con', 'list'],
  ['the list stays beside nobody', 'list', nobody, '', 'list'],
  ['a customer left for the list stays left while the page is theirs', 'list', same, '', 'list'],
  ['one page gives way to the next', 'page', other, '', 'page'],
  ['a page gives way to the list beside nobody', 'page', nobody, '', 'list'],
  ['a picked customer gives way to another page', 'picked', other, 'con', 'page'],
  ['a picked customer stays beside the same page', 'picked', same, 'con', 'picked'],
  ['a picked customer stays beside nobody', 'picked', nobody, 'con', 'picked'],
])('%s', (_, from, page, typed, to) => {
  expect(placeBeside(from, page, typed)).toBe(to);
});
