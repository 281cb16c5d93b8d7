import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LeaveSection } from '../../../components/sharing/LeaveSection.tsx';
import { RestoreSection } from '../../../components/sharing/RestoreSection.tsx';
import { WriteGateProvider } from '../../../components/ui/write-gate.ts';
import { press } from '../press.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

it('what stood here before joining can be added while the directory is shared, what others changed cannot', () => {
  const onMerge = vi.fn();
  const kept = { at: '2026-11-22T09:00:00Z', customers: 3, bytes: 2_000 };
  const points = [
    { ...kept, key: 8, why: 'massChange' as const },
    { ...kept, key: 7, why: 'join' as const },
  ];
  renderInEnglish(<RestoreSection points={points} view={{ state: 'idle' }} onRestore={vi.fn()} onMerge={onMerge} />);
  press('Add what is missing');
  expect(onMerge).toHaveBeenCalledExactlyOnceWith(7);
});

it('a restore point says when, why and how much', () => {
  const onRestore = vi.fn();
  const points = [{ key: 7, at: '2026-11-22T09:00:00Z', why: 'join' as const, customers: 3, bytes: 2_000 }];
  renderInEnglish(<RestoreSection points={points} view={{ state: 'idle' }} onRestore={onRestore} />);
  expect(screen.getByText('Before joining a workspace · 3 customers · 2 kB')).toBeTruthy();
  press('Restore');
  expect(onRestore).toHaveBeenCalledExactlyOnceWith(7);
});

describe('leaving', () => {
  const show = (waiting: number, onLeave = vi.fn(async () => 'left' as const)) => {
    renderInEnglish(<LeaveSection waiting={waiting} onLeave={onLeave} />);
    press('Leave the workspace');
    return onLeave;
  };
  const confirm = () => fireEvent.click(within(screen.getByRole('dialog')).getByText('Leave the workspace'));

  it('says what becomes of changes that wait', () => {
    const onLeave = show(2);
    expect(screen.getByText('2 changes have not been shared')).toBeTruthy();
    expect(onLeave).not.toHaveBeenCalled();
    confirm();
    expect(onLeave).toHaveBeenCalledOnce();
  });

  it('is refused while changes are on their way', async () => {
    renderInEnglish(<LeaveSection waiting={1} onLeave={async () => 'inFlight'} />);
    press('Leave the workspace');
    confirm();
    expect((await screen.findByRole('alert')).textContent).toContain('Some changes are on their way');
  });
});

it('nothing that was kept can be put back where nothing may be written', () => {
  const points = [{ key: 7, at: '2026-11-22T09:00:00Z', why: 'join' as const, customers: 3, bytes: 2_000 }];
  renderInEnglish(
    <WriteGateProvider value="why">
      <RestoreSection points={points} view={{ state: 'idle' }} onRestore={vi.fn()} onMerge={vi.fn()} />
    </WriteGateProvider>,
  );
  for (const name of ['Restore', 'Add what is missing'])
    expect(screen.getByRole('button', { name })).toHaveProperty('disabled', true);
});
