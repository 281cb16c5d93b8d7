import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DiagnosticsSection } from '../../../components/sharing/DiagnosticsSection.tsx';
import { EntrySection, type EntrySectionProps } from '../../../components/sharing/EntrySection.tsx';
import { HeldSection } from '../../../components/sharing/HeldSection.tsx';
import { LeaveSection } from '../../../components/sharing/LeaveSection.tsx';
import { MemberList } from '../../../components/sharing/MemberList.tsx';
import { RestoreSection } from '../../../components/sharing/RestoreSection.tsx';
import { RightsList } from '../../../components/sharing/RightsList.tsx';
import { SharingMark } from '../../../components/sharing/SharingMark.tsx';
import { StandingSection } from '../../../components/sharing/StandingSection.tsx';
import { StoreSection } from '../../../components/sharing/WorkspaceSections.tsx';
import { WriteGateProvider } from '../../../components/ui/write-gate.ts';
import type { Entry } from '../../../lib/session/sharing-entry.ts';
import type { HeldView } from '../../../lib/session/sharing-held.ts';
import type { Place } from '../../../lib/session/sharing-place.ts';
import type { Standing } from '../../../lib/session/sharing-standing.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const NOW = Date.parse('2026-11-22T12:00:00Z');
const PLACE: Place = {
  container: 'https://acme.blob.core.windows.net/team',
  grant: { abilities: ['read', 'append', 'create', 'list'], version: '2021-12-02', scope: 'container' },
};
const ANN = { agent: 'a', by: 'Ann', at: '2026-11-22T09:00:00Z', position: 2, n: 1 };
const FOUND: Entry = {
  state: 'found',
  place: PLACE,
  workspace: {
    id: 'w',
    ownPartner: 'Fabrikam',
    customers: 3,
    subscriptions: 9,
    partners: 2,
    changes: 4,
    members: [ANN],
    shared: {
      cursor: { workspace: 'w', file: 1, offset: 0, position: 0 },
      agents: new Map(),
      members: new Map(),
      conflicts: [],
      docs: new Map(),
      seen: 4,
    },
  },
};

function showEntry(entry: Entry, change: Partial<EntrySectionProps> = {}) {
  const calls = { onLook: vi.fn(), onStart: vi.fn(), onJoin: vi.fn(), onCancel: vi.fn() };
  renderInEnglish(
    <EntrySection entry={entry} customers={0} isEmpty={!change.customers} now={NOW} {...calls} {...change} />,
  );
  return calls;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('the address', () => {
  const field = () => screen.getByLabelText('Address of the workspace');

  it('is hidden like a password until it is asked for', () => {
    showEntry({ state: 'entering' });
    expect(field()).toHaveProperty('type', 'password');
    press('Show the address');
    expect(field()).toHaveProperty('type', 'text');
    press('Show the address');
    expect(field()).toHaveProperty('type', 'password');
  });

  it('is handed over in the click, and stands nowhere else', () => {
    const { onLook } = showEntry({ state: 'entering' });
    fireEvent.input(field(), { target: { value: 'https://a/team?sig=secret' } });
    press('Look at it');
    expect(onLook).toHaveBeenCalledExactlyOnceWith('https://a/team?sig=secret');
    expect(document.body.textContent).not.toContain('secret');
  });

  it('that is malformed is told at its field', () => {
    showEntry({ state: 'entering', problem: { kind: 'address', reason: 'noToken' } });
    const described = field().getAttribute('aria-describedby')?.split(' ') ?? [];
    const texts = described.map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(texts).toContain('This address has no shared access signature.');
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  it('of a host that may not be reached says what to do', () => {
    showEntry({ state: 'entering', problem: { kind: 'permission' } });
    expect(screen.getByRole('alert').textContent).toContain('allow access to the store’s host');
  });
});

describe('a workspace that was found', () => {
  it('is shown before it is joined: whose, how large, who', () => {
    const { onJoin } = showEntry(FOUND);
    expect(screen.getByRole('heading', { name: 'Workspace of Fabrikam' })).toBeTruthy();
    for (const text of ['3 customers', '9 subscriptions', '2 partners', '4 changes since it began', 'Ann'])
      expect(screen.getByText(text)).toBeTruthy();
    expect(onJoin).not.toHaveBeenCalled();
  });

  it('asks nothing about a directory that is not there', () => {
    const { onJoin } = showEntry(FOUND);
    expect(screen.queryByRole('radio')).toBeNull();
    press('Join this workspace');
    expect(onJoin).toHaveBeenCalledExactlyOnceWith(undefined);
  });

  it.each([
    ['Push mine: my values replace the team’s', 'mine'],
    ['Take theirs: replace my directory', 'theirs'],
  ])('%s', (label, choice) => {
    const { onJoin } = showEntry(FOUND, { customers: 2 });
    fireEvent.click(screen.getByRole('radio', { name: label }));
    press('Join this workspace');
    expect(onJoin).toHaveBeenCalledExactlyOnceWith(choice);
  });

  it('asks what becomes of a directory that has no customers', () => {
    const { onJoin } = showEntry(FOUND, { customers: 0, isEmpty: false });
    expect(screen.getByRole('group', { name: 'What becomes of the directory in this browser?' })).toBeTruthy();
    press('Join this workspace');
    expect(onJoin).toHaveBeenCalledExactlyOnceWith('merge');
  });

  it('takes nothing over from here when its address is for reading', () => {
    const place: Place = { ...PLACE, grant: { ...PLACE.grant, abilities: ['read', 'list'] } };
    const { onJoin } = showEntry({ ...FOUND, place }, { customers: 2 });
    expect(screen.getAllByRole('radio')).toHaveLength(1);
    press('Join this workspace');
    expect(onJoin).toHaveBeenCalledExactlyOnceWith('theirs');
  });

  it('merges unless something else is chosen', () => {
    const { onJoin } = showEntry(FOUND, { customers: 2 });
    press('Join this workspace');
    expect(onJoin).toHaveBeenCalledExactlyOnceWith('merge');
  });

  it('is not joined before it is known what is here', () => {
    showEntry(FOUND, { customers: undefined });
    expect(screen.getByRole('button', { name: 'Join this workspace' })).toHaveProperty('disabled', true);
  });
});

it('an empty container is started only on demand, and can be let go of', () => {
  const { onStart, onCancel } = showEntry({ state: 'empty', place: PLACE }, { customers: 5 });
  expect(screen.getByText('It begins with your directory: 5 customers.')).toBeTruthy();
  press('Cancel');
  expect(onCancel).toHaveBeenCalledOnce();
  expect(onStart).not.toHaveBeenCalled();
  press('Start a workspace here');
  expect(onStart).toHaveBeenCalledOnce();
});

it.each<[string, Entry]>([
  ['looking', { state: 'looking', place: PLACE, changes: 12 }],
  ['starting', { state: 'starting', place: PLACE, bytes: 1_000 }],
])('%s can be cancelled', (_, entry) => {
  const { onCancel } = showEntry(entry);
  expect(screen.getByRole('progressbar')).toBeTruthy();
  press('Cancel');
  expect(onCancel).toHaveBeenCalledOnce();
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
