import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { StartNotice } from '../../../components/ui/StartNotice.tsx';
import type { StartFault } from '../../../lib/session/start-page.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

it.each<[string, StartFault, RegExp, boolean]>([
  ['a later version', { kind: 'outdated' }, /newer version took over.*Nothing is lost\. Reload the page/, true],
  ['a page that holds it', { kind: 'waiting' }, /Waiting.*Close the extension’s other tabs/, false],
  ['storage that fails', { kind: 'failed', reason: 'Full' }, /cannot be used.*disk has space.*Full/, true],
])('tells of %s at once, and what to do', (_, fault, words, canReload) => {
  const reload = vi.fn();
  renderInEnglish(<StartNotice fault={fault} onReload={reload} />);
  expect(screen.getByRole('alert').textContent).toMatch(words);
  screen.queryByRole('button', { name: 'Reload' })?.click();
  expect(reload).toHaveBeenCalledTimes(canReload ? 1 : 0);
});
