import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EntrySection, type EntrySectionProps } from '../../../components/sharing/EntrySection.tsx';
import type { Entry } from '../../../lib/session/sharing-entry.ts';
import type { Place } from '../../../lib/session/sharing-place.ts';
import { press } from '../press.ts';
import { renderInEnglish } from '../with-messages.tsx';
import { ANN, NOW, PLACE } from './sample-workspace.ts';

afterEach(cleanup);

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
