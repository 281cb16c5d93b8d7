import { expect, it } from 'vitest';
import { afterClose, afterOpen, afterRoute, INITIALLY_CLOSED } from '../../lib/admin-center/card-openness.ts';

const support = true;
const elsewhere = false;

it('opens on a support route and closes again elsewhere', () => {
  const there = afterRoute(INITIALLY_CLOSED, support);
  expect(there.isOpen).toBe(true);
  expect(afterRoute(there, elsewhere).isOpen).toBe(false);
});

it('stays closed on support routes once the user closed it there', () => {
  const closed = afterClose(afterRoute(INITIALLY_CLOSED, support), support);
  expect(afterRoute(closed, support).isOpen).toBe(false);
});

it('still opens on a support route when the user closed it elsewhere', () => {
  const closed = afterClose(afterOpen(), elsewhere);
  expect(closed.isOpen).toBe(false);
  expect(afterRoute(closed, support).isOpen).toBe(true);
});

it('stays open wherever the user goes after opening it', () => {
  expect(afterRoute(afterOpen(), elsewhere).isOpen).toBe(true);
});

it('opens by itself again after the user has opened it', () => {
  const declined = afterClose(afterRoute(INITIALLY_CLOSED, support), support);
  expect(declined.isDeclined).toBe(true);
  expect(afterOpen().isDeclined).toBe(false);
});
