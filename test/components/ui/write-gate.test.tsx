import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { Button } from '../../../components/ui/Button.tsx';
import { ReadOnlyNotice } from '../../../components/ui/ReadOnlyNotice.tsx';
import { WriteGateProvider } from '../../../components/ui/write-gate.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const buttons = (
  <>
    <Button writes disabled={false}>
      Submit
    </Button>
    <Button>Copy</Button>
  </>
);
const isDisabled = (name: string) => screen.getByRole('button', { name }).hasAttribute('disabled');

it('disables what writes, and says why, where nothing may be written', () => {
  renderInEnglish(
    <WriteGateProvider value="why">
      <ReadOnlyNotice id="why" reason="link" />
      {buttons}
    </WriteGateProvider>,
  );
  expect([isDisabled('Submit'), isDisabled('Copy')]).toEqual([true, false]);
  const reason = screen.getByRole('button', { name: 'Submit' }).getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(reason)?.textContent).toContain('The address of your workspace is for reading only.');
});

it('leaves everything as it is where writing is possible', () => {
  renderInEnglish(buttons);
  expect([isDisabled('Submit'), isDisabled('Copy')]).toEqual([false, false]);
});
