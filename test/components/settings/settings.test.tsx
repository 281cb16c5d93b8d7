import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { formatBytes } from '../../../components/settings/format-bytes.ts';
import { SettingsPage } from '../../../components/settings/SettingsPage.tsx';
import type { Settings } from '../../../lib/settings.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const SETTINGS: Settings = {
  role: 'partner',
  language: 'auto',
  theme: 'auto',
  authorName: 'Ann',
  card: { enabled: true, corner: 'bottomRight', openOnSupportRoutes: true },
};

function show(change: Partial<Parameters<typeof SettingsPage>[0]> = {}) {
  const calls = {
    onSave: vi.fn(async () => undefined),
    onPersist: vi.fn(),
    onErase: vi.fn(async () => undefined),
    onCopy: vi.fn(async () => undefined),
  };
  const plain = { settings: SETTINGS, version: '1.2.3', explanation: undefined, use: undefined, waiting: 0 };
  renderInEnglish(<SettingsPage {...plain} {...calls} {...change} />);
  return calls;
}

describe('the settings', () => {
  it.each([
    ['Who you are', 'helpdesk', { role: 'helpdesk' }],
    ['Language', 'ja', { language: 'ja' }],
    ['Theme', 'dark', { theme: 'dark' }],
    ['Corner', 'topLeft', { card: { corner: 'topLeft' } }],
  ])('save %s as soon as it is chosen', async (label, value, patch) => {
    const { onSave } = show();
    fireEvent.change(screen.getByRole('combobox', { name: label }), { target: { value } });
    expect(onSave).toHaveBeenCalledExactlyOnceWith(patch);
    expect(await screen.findByText('Saved')).toBeTruthy();
  });

  it('save the name when its field is left, not at every letter', () => {
    const { onSave } = show();
    const name = screen.getByLabelText('Your name');
    fireEvent.input(name, { target: { value: ' Beth ' } });
    expect(onSave).not.toHaveBeenCalled();
    fireEvent.focusOut(name);
    expect(onSave).toHaveBeenCalledExactlyOnceWith({ authorName: 'Beth' });
  });

  it('say when one could not be saved', async () => {
    show({ onSave: async () => Promise.reject(new Error('disk full')) });
    fireEvent.click(screen.getByRole('checkbox', { name: /Show the card/ }));
    expect((await screen.findByRole('alert')).textContent).toBe('Not saved: disk full');
  });

  it('show what is stored and offer to keep it', () => {
    const { onPersist } = show({ use: { used: 1_500_000, quota: 2e9, persistent: false } });
    expect(screen.getByText('Used: 1.5 MB of 2 GB available')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Keep it permanently' }));
    expect(onPersist).toHaveBeenCalledOnce();
  });

  it('offer nothing to keep when the browser keeps it already', () => {
    show({ use: { persistent: true } });
    expect(screen.queryByRole('button', { name: 'Keep it permanently' })).toBeNull();
  });
});

describe('deleting all local data', () => {
  const button = () => screen.getByRole('button', { name: 'Delete all local data' });
  const type = (value: string) =>
    fireEvent.input(screen.getByLabelText('To confirm, type DELETE'), { target: { value } });

  it('needs the word typed', () => {
    const { onErase } = show();
    for (const wrong of ['', 'delete', 'DELETED']) {
      type(wrong);
      expect(button()).toHaveProperty('disabled', true);
    }
    type('DELETE');
    fireEvent.click(button());
    expect(onErase).toHaveBeenCalledOnce();
  });

  it('warns of changes that the team has not got', () => {
    show({ waiting: 2 });
    expect(screen.getByText('2 changes have not been shared with your team')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Share them first' })).toHaveProperty('hash', '#/sharing');
  });

  it('says when nothing could be deleted', async () => {
    show({ onErase: async () => Promise.reject(new Error('locked')) });
    type('DELETE');
    fireEvent.click(button());
    expect((await screen.findByRole('alert')).textContent).toBe('Nothing was deleted: locked');
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [64_400_000_000, '64.4 GB'],
    [5e18, '5,000,000 TB'],
  ])('%d is %s', (bytes, text) => {
    expect(formatBytes(bytes, 'en')).toBe(text);
  });
});
