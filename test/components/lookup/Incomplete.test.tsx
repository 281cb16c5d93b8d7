import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { Incomplete } from '../../../components/lookup/Incomplete.tsx';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

it('says nothing of a directory that is whole', () => {
  renderInEnglish(<Incomplete damaged={0} failed={undefined} />);
  expect(document.body.textContent).toBe('');
});

it('says how many customers are left out, and what to do', () => {
  renderInEnglish(<Incomplete damaged={1200} failed={undefined} />);
  expect(document.body.textContent).toBe(
    '1,200 stored customers are damaged and left out; export a backup, then import it anew.',
  );
});

it('says why the directory could not be read', () => {
  renderInEnglish(<Incomplete damaged={2} failed="The disk is gone" />);
  expect(screen.getByRole('alert').textContent).toBe('The directory could not be read: The disk is gone');
});
