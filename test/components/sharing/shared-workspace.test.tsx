import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DiagnosticsSection } from '../../../components/sharing/DiagnosticsSection.tsx';
import { MemberList } from '../../../components/sharing/MemberList.tsx';
import { RightsList } from '../../../components/sharing/RightsList.tsx';
import { SharingMark } from '../../../components/sharing/SharingMark.tsx';
import { StandingSection } from '../../../components/sharing/StandingSection.tsx';
import { StoreSection } from '../../../components/sharing/WorkspaceSections.tsx';
import type { Place } from '../../../lib/session/sharing-place.ts';
import type { Standing } from '../../../lib/session/sharing-standing.ts';
import { press } from '../press.ts';
import { renderInEnglish } from '../with-messages.tsx';
import { ANN, NOW, PLACE } from './sample-workspace.ts';

afterEach(cleanup);

it('says why this browser could not take the last exchange', () => {
  renderInEnglish(
    <StandingSection standing={{ state: 'shared', at: '' }} isBusy={false} refused="Full" onShare={vi.fn()} />,
  );
  expect(screen.getByRole('alert').textContent).toMatch(/The browser refused: Full\..*disk has space/);
});

describe('the members', () => {
  it('say that whoever only reads is not among them', () => {
    renderInEnglish(<MemberList members={[ANN, { ...ANN, agent: 'b', by: '' }]} own="b" />);
    const [ann, other] = screen.getAllByRole('listitem');
    expect(ann?.textContent).not.toContain('This browser');
    expect(other?.textContent).toContain('Unnamed member This browser');
    expect(screen.getByText(/Whoever only reads leaves no trace/)).toBeTruthy();
  });
});

it('of very many members the newest are listed, and the others counted', () => {
  renderInEnglish(<MemberList members={Array.from({ length: 1_000 }, (_, n) => ({ ...ANN, agent: `a${n}` }))} />);
  expect(screen.getAllByRole('listitem')).toHaveLength(100);
  expect(screen.getByText(/^900 more have changed/)).toBeTruthy();
});

describe('what an address allows', () => {
  const show = (grant: Partial<Place['grant']>) =>
    renderInEnglish(<RightsList place={{ ...PLACE, grant: { ...PLACE.grant, ...grant } }} now={NOW} />);

  it('names the permission that is missing', () => {
    show({ abilities: ['read', 'list'] });
    expect(screen.getByText(/Not change it: permission “Add” is missing/).parentElement?.dataset['right']).toBe('no');
  });

  it('warns before it runs out', () => {
    show({ expiresAt: '2026-11-25T13:00:00Z' });
    expect(screen.getByText(/The address runs out in 3 days/)).toBeTruthy();
  });

  it('says so once it has', () => {
    show({ expiresAt: '2026-11-21T13:00:00Z' });
    expect(screen.getByText(/The address ran out/)).toBeTruthy();
  });

  it('warns of one that may delete', () => {
    show({ abilities: ['read', 'delete'] });
    expect(screen.getByText(/also allows overwriting or deleting/)).toBeTruthy();
  });
});

describe('how it stands', () => {
  const show = (standing: Exclude<Standing, { state: 'local' }>, isBusy = false) => {
    const onShare = vi.fn();
    renderInEnglish(<StandingSection standing={standing} isBusy={isBusy} onShare={onShare} />);
    return onShare;
  };

  it('is read out, with what waits and when it was last shared', () => {
    show({ state: 'offline', waiting: 2, at: '2026-11-22T09:00:00Z' });
    const status = screen.getByRole('status');
    expect(status.textContent).toContain('Saved here; waiting for the network');
    expect(status.textContent).toContain('2 changes wait in this browser. None is lost.');
    expect(within(status).getByText(/2026/).getAttribute('datetime')).toBe('2026-11-22T09:00:00Z');
  });

  it('can be hurried, once at a time', () => {
    const onShare = show({ state: 'shared' });
    press('Share now');
    expect(onShare).toHaveBeenCalledOnce();
    cleanup();
    show({ state: 'shared' }, true);
    expect(screen.getByRole('button', { name: 'Sharing…' })).toHaveProperty('disabled', true);
  });

  it('leads from the corner of every view to what can be done', () => {
    renderInEnglish(<SharingMark standing={{ state: 'stopped', reason: { kind: 'noContainer' }, waiting: 0 }} />);
    expect(screen.getByRole('link', { name: 'Not shared: something to do' })).toHaveProperty('hash', '#/sharing');
  });
});

it('a lost address is asked for at once', () => {
  const onRenew = vi.fn();
  renderInEnglish(
    <StoreSection place={undefined} rights={undefined} renewal={{ state: 'idle' }} now={NOW} onRenew={onRenew} />,
  );
  fireEvent.input(screen.getByLabelText('New address of this workspace'), { target: { value: 'there' } });
  press('Use this address');
  expect(onRenew).toHaveBeenCalledExactlyOnceWith('there');
});

it('the log for diagnostics is what is copied', async () => {
  const onCopy = vi.fn(async () => undefined);
  const lines = [
    { at: '2026-11-22T09:01:00Z', what: 'waiting.network', figures: { position: 3, waiting: 1 } },
    { at: '2026-11-22T09:00:00Z', what: 'shared' },
  ];
  renderInEnglish(<DiagnosticsSection lines={lines} onCopy={onCopy} />);
  const text = '2026-11-22T09:01:00Z waiting.network position=3 waiting=1\n2026-11-22T09:00:00Z shared';
  expect(screen.getByRole('region', { name: 'Lines of the log', hidden: true })).toBeTruthy();
  press('Copy the log');
  expect(onCopy).toHaveBeenCalledExactlyOnceWith(text);
  expect(await screen.findByText('Copied')).toBeTruthy();
});
