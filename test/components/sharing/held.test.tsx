import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HeldSection } from '../../../components/sharing/HeldSection.tsx';
import type { HeldView } from '../../../lib/session/sharing-held.ts';
import { press } from '../press.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

describe('a large change by others', () => {
  const held = { changed: 1, dropped: 21, added: 0, standing: 100, by: ['Ann', ''] };
  const show = (view: HeldView) => {
    const calls = { onOpen: vi.fn(), onApply: vi.fn(), onClose: vi.fn() };
    renderInEnglish(<HeldSection held={held} view={view} nameOf={() => undefined} {...calls} />);
    return calls;
  };

  it('says whose it is and how much', () => {
    const { onOpen } = show({ state: 'closed' });
    expect(
      screen.getByText('Ann, Unnamed member: 21 removed, 1 changed. Your directory has 100 records now.'),
    ).toBeTruthy();
    press('Look at the changes');
    expect(onOpen).toHaveBeenCalledOnce();
  });

  it('is applied only where its rows are shown', () => {
    const doc = 'customer/3b33e682-00c3-41ee-9dd2-a548adf56438';
    const change = { doc, path: 'notes', after: 'Hello' } as const;
    const { onApply } = show({
      state: 'shown',
      upTo: 1,
      total: 22,
      docs: [{ doc, name: 'Contoso', what: 'changed', changes: [change] }],
    });
    expect(screen.getByText('Contoso')).toBeTruthy();
    expect(screen.getByText(/21 more/)).toBeTruthy();
    press('Apply');
    expect(onApply).toHaveBeenCalledOnce();
  });

  it.each<HeldView>([
    { state: 'reading' },
    { state: 'refused', problem: { state: 'waiting', for: 'network' } },
    { state: 'failed', reason: 'disk full' },
  ])('is not applied while $state', (view) => {
    show(view);
    expect(screen.queryByRole('button', { name: 'Apply' })).toBeNull();
  });
});
