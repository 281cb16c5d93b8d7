import { expect, it, vi } from 'vitest';
import { describeFault, reportError } from '../../lib/report-error.ts';

it.each([
  ['an error', new Error('Could not save'), 'Could not save'],
  [
    'its causes',
    new Error('Could not save', { cause: new Error('The disk is full') }),
    'Could not save: The disk is full',
  ],
  ['a cause that says the same once', new Error('Full', { cause: new Error('Full') }), 'Full'],
  ['an error without a message', new RangeError(''), 'RangeError'],
  ['something thrown that is no error', 'no', 'no'],
])('describes %s', (_, fault, expected) => {
  expect(describeFault(fault)).toBe(expected);
});

it('comes to an end when an error is its own cause', () => {
  const fault = new Error('round');
  fault.cause = fault;
  expect(describeFault(fault)).toBe('round');
});

it('writes the fault itself to the console', () => {
  const write = vi.spyOn(console, 'error').mockReturnValue();
  const fault = new Error('Full');
  expect(reportError('Saving', fault)).toBe('Full');
  expect(write).toHaveBeenCalledWith('Saving:', fault);
});
