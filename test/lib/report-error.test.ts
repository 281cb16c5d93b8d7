import { expect, it, onTestFinished, vi } from 'vitest';
import { OutdatedVersion } from '../../lib/db/outdated-version.ts';
import { describeFault, onReported, reportError } from '../../lib/report-error.ts';

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
  onTestFinished(() => void vi.restoreAllMocks());
  const fault = new Error('Full');
  expect(reportError('Saving', fault)).toBe('Full');
  expect(write).toHaveBeenCalledWith('Saving:', fault);
});

it('is quiet where a later version keeps the directory, for pages say so', () => {
  const [write, tell] = [vi.spyOn(console, 'error').mockReturnValue(), vi.fn()];
  onTestFinished(() => void vi.restoreAllMocks());
  onReported(tell);
  expect(reportError('Saving', new OutdatedVersion())).toBe('A later version of the extension keeps the directory.');
  expect(write).not.toHaveBeenCalled();
  expect(tell).not.toHaveBeenCalled();
});
