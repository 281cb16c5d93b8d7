import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EndorseDialog } from '../../../components/publishing/EndorseDialog.tsx';
import { JoinSection } from '../../../components/publishing/JoinSection.tsx';
import { PublisherFileDialog } from '../../../components/publishing/PublisherFileDialog.tsx';
import { PublishersSection } from '../../../components/publishing/PublishersSection.tsx';
import { RevokeDialog } from '../../../components/publishing/RevokeDialog.tsx';
import { WriteGateProvider } from '../../../components/ui/write-gate.ts';
import type { JoinView } from '../../../lib/session/publisher-join.ts';
import type { ListedPublisher } from '../../../lib/session/publisher-list.ts';
import { press } from '../press.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const SINCE = Date.parse('2026-11-22T12:00:00Z') / 1000;
const keyOf = (name: string, change: Partial<ListedPublisher> = {}): ListedPublisher => ({
  kid: `${name}-`.padEnd(43, 'k'),
  name,
  state: 'trusted',
  since: SINCE,
  isOwn: false,
  ...change,
});
const ANN = keyOf('Ann', { isOwn: true });
const BOB = keyOf('Bob');
const ROOT = 'root'.repeat(11).slice(0, 43);

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

describe('the publishers', () => {
  function show(publishers: ListedPublisher[], isKeeper = true) {
    const keeper = {
      onEndorse: vi.fn(),
      onCompare: vi.fn(),
      onFile: vi.fn(),
      onRevoke: vi.fn(),
      onLost: vi.fn(),
      onRenew: vi.fn(),
    };
    renderInEnglish(
      <PublishersSection
        publishers={publishers}
        root={ROOT}
        keeper={isKeeper ? keeper : undefined}
        isAfterLoss={false}
      />,
    );
    return keeper;
  }

  it('stand with whose key it is, its fingerprint in groups and its state', () => {
    show([ANN, keyOf('', { state: 'lost' })]);
    const [ann, other] = screen.getAllByRole('listitem');
    if (!ann || !other) throw new Error('Two are listed');
    expect(ann.textContent).toMatch(/AnnTrustedThis browserAnn-kkkk.*on record since Nov 22, 2026/);
    expect(within(ann).getByText('Ann-')).toBeTruthy();
    expect(other.textContent).toMatch(/UnnamedLost.*revoked Nov 22, 2026/);
    expect(within(other).queryByRole('button')).toBeNull();
  });

  it('offer nothing where the root is kept elsewhere', () => {
    show([ANN, BOB], false);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText(/only its keeper can endorse and revoke/)).toBeTruthy();
  });

  it('warn of a key on record that the keeper never said yes to', () => {
    const mallory = keyOf('Mallory', { state: 'unendorsed' });
    const { onCompare } = show([mallory, ANN]);
    expect(screen.getByText(/Customers do not trust it/)).toBeTruthy();
    press('Compare and endorse');
    expect(onCompare).toHaveBeenCalledWith(mallory);
  });

  it('offer a new key to a keeper whose own counts no more', () => {
    const { onRenew } = show([{ ...ANN, state: 'replaced' }, BOB]);
    press('Make a new key for this browser');
    expect(onRenew).toHaveBeenCalledOnce();
  });

  it('say after a loss what is left to do', () => {
    show([ANN, keyOf('Bob', { state: 'lost' })]);
    expect(screen.getByText('After a loss: what is left to do')).toBeTruthy();
    expect(screen.getByText('End the lost tokens')).toBeTruthy();
  });
});

describe('the keeper’s yes', () => {
  it('waits until the fingerprint is compared', () => {
    const calls = { onRead: vi.fn(), onEndorse: vi.fn(), onCancel: vi.fn() };
    renderInEnglish(<EndorseDialog view={{ state: 'comparing', key: BOB }} {...calls} />);
    expect(button('Endorse').disabled).toBe(true);
    fireEvent.click(screen.getByRole('checkbox'));
    press('Endorse');
    expect(calls.onEndorse).toHaveBeenCalledOnce();
  });

  it('is not asked for where nothing may be written', () => {
    const calls = { onRead: vi.fn(), onEndorse: vi.fn(), onCancel: vi.fn() };
    renderInEnglish(
      <WriteGateProvider value="reason">
        <EndorseDialog view={{ state: 'comparing', key: BOB }} {...calls} />
      </WriteGateProvider>,
    );
    fireEvent.click(screen.getByRole('checkbox'));
    expect(button('Endorse').disabled).toBe(true);
  });

  it('reads what was pasted, and says why it is no request', () => {
    const calls = { onRead: vi.fn(), onEndorse: vi.fn(), onCancel: vi.fn() };
    renderInEnglish(<EndorseDialog view={{ state: 'entering', problem: { code: 'ended' } }} {...calls} />);
    expect(screen.getByRole('alert').textContent).toContain('a revocation is never taken back');
    fireEvent.input(screen.getByRole('textbox', { name: 'Request' }), { target: { value: 'abc' } });
    press('Read the request');
    expect(calls.onRead).toHaveBeenCalledWith('abc');
  });
});

describe('the end of a key', () => {
  const show = (publishers: [ListedPublisher, ...ListedPublisher[]], isLost = false) => {
    const calls = { onRevoke: vi.fn(), onCancel: vi.fn() };
    renderInEnglish(<RevokeDialog publishers={publishers} isLost={isLost} {...calls} />);
    return calls;
  };

  it('has a reason, told with what it does to customers', () => {
    const { onRevoke } = show([BOB]);
    expect(button('Review').disabled).toBe(true);
    const replaced = screen.getByRole('radio', { name: 'Another key takes its place, and nobody has this one' });
    expect(document.getElementById(replaced.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'customers notice nothing',
    );
    fireEvent.click(replaced);
    press('Review');
    expect(onRevoke).toHaveBeenCalledWith({ kid: BOB.kid, reason: 'replaced' });
  });

  it('is never milder than before', () => {
    show([{ ...BOB, state: 'replaced' }]);
    expect(screen.getAllByRole('radio')).toHaveLength(2);
  });

  it('brings this browser a new one', () => {
    show([ANN]);
    expect(screen.getByText(/A new one takes its place in the same step/)).toBeTruthy();
  });

  it('asks whose device was lost, and for nothing else', () => {
    const { onRevoke } = show([keyOf('Carl'), BOB], true);
    expect(screen.queryByRole('radio')).toBeNull();
    fireEvent.change(screen.getByRole('combobox'), { target: { value: BOB.kid } });
    press('Review');
    expect(onRevoke).toHaveBeenCalledWith({ kid: BOB.kid, reason: 'lost' });
  });
});

it('a publisher’s file is made of the key file and two passphrases, and saved', () => {
  const calls = { onMake: vi.fn(), onSave: vi.fn(), onClose: vi.fn() };
  const problem = { field: 'theirs', code: 'same' } as const;
  const { rerender } = renderInEnglish(
    <PublisherFileDialog view={{ state: 'entering', name: 'Bob', problem }} {...calls} />,
  );
  expect(screen.getByRole('alert').textContent).toContain('the publisher gets it');
  fireEvent.input(screen.getByLabelText('Passphrase for the publisher’s file'), { target: { value: 'abc' } });
  press('Make the file');
  expect(calls.onMake).toHaveBeenCalledWith({ keyFile: '', passphrase: '', theirs: 'abc', repeated: '' });
  rerender(<PublisherFileDialog view={{ state: 'made', name: 'Bob', file: 'x' }} {...calls} />);
  press('Save the publisher’s file');
  expect(calls.onSave).toHaveBeenCalledOnce();
});

describe('a further publisher', () => {
  const asked = { text: 'the.request', kid: BOB.kid, name: 'Bob' };
  function show(view: JoinView, isAgain = false) {
    const calls = { onAsk: vi.fn(), onCopy: vi.fn(), onSave: vi.fn(), onBegin: vi.fn(), onCancel: vi.fn() };
    renderInEnglish(
      <JoinSection view={view} problem={undefined} busy={false} isAgain={isAgain} author="Bob" {...calls} />,
    );
    return calls;
  }

  it('asks under a name', () => {
    const { onAsk } = show({ state: 'none' });
    press('Make a key and ask');
    expect(onAsk).toHaveBeenCalledWith('Bob');
  });

  it('is told that its key was revoked before it asks anew', () => {
    show({ state: 'none' }, true);
    expect(screen.getByText('This browser’s key was revoked')).toBeTruthy();
  });

  it('sends the request, reads out the fingerprint and waits', () => {
    const { onSave } = show({ state: 'waiting', ...asked });
    expect(screen.getByText('the.request')).toBeTruthy();
    expect(screen.getByText('Bob-')).toBeTruthy();
    press('Save as file');
    expect(onSave).toHaveBeenCalledWith('the.request');
    expect(screen.queryByRole('button', { name: 'Begin to publish' })).toBeNull();
  });

  it('begins once it is endorsed', () => {
    const { onBegin } = show({ state: 'endorsed', ...asked });
    fireEvent.input(screen.getByLabelText('Address to publish to'), { target: { value: 'https://host.example' } });
    fireEvent.input(screen.getByLabelText('Passphrase of the publisher’s file'), { target: { value: 'secret' } });
    press('Begin to publish');
    expect(onBegin).toHaveBeenCalledWith({ keyFile: '', passphrase: 'secret', host: 'https://host.example' });
  });

  it('withdraws a request whose key was revoked', () => {
    const { onCancel } = show({ state: 'ended', ...asked });
    press('Withdraw the request');
    expect(onCancel).toHaveBeenCalledOnce();
  });
});
