import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { Button } from '../../../components/ui/Button.tsx';
import { Dialog } from '../../../components/ui/Dialog.tsx';
import { keepFocus } from '../../../components/ui/keep-focus.ts';
import { renderInEnglish } from '../with-messages.tsx';

beforeAll(() => keepFocus(document));
afterEach(cleanup);

/** One button in a section of a page; `step` is what happens to it. */
function Page({ step }: { step: 'there' | 'anew' | 'gone' | 'disabled' | 'hidden' }) {
  return (
    <main>
      <h1>Customers</h1>
      <section>
        <h2>Subscriptions</h2>
        {step !== 'gone' && (
          <p key={step === 'anew' ? 'new' : 'old'} hidden={step === 'hidden'}>
            <Button disabled={step === 'disabled'}>Submit</Button>
          </p>
        )}
      </section>
    </main>
  );
}

const button = () => screen.getByRole('button', { name: 'Submit' });
const focused = () => document.activeElement?.textContent;

/** What was changed just now has been looked at: the look begins after this turn, and takes a frame and a turn. */
async function looked(): Promise<void> {
  await Promise.resolve();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

it.each([
  ['goes to what took the place of a button', 'anew', 'Submit'],
  ['goes to the heading beside a button that is gone', 'gone', 'Subscriptions'],
  ['goes to the heading beside a button that is disabled', 'disabled', 'Subscriptions'],
  ['goes to the heading beside a button that is hidden', 'hidden', 'Subscriptions'],
] as const)('the focus %s', async (_, step, expected) => {
  const { rerender } = renderInEnglish(<Page step="there" />);
  const before = button();
  before.focus();
  rerender(<Page step={step} />);
  await expect.poll(() => document.activeElement !== before && focused()).toBe(expected);
});

it('stays on what has it though nobody was told, as in a window that is not in front', async () => {
  const { rerender } = renderInEnglish(<Page step="there" />);
  button().focus();
  const elsewhere = document.body.appendChild(document.createElement('input'));
  const hush = (event: Event) => event.stopImmediatePropagation();
  globalThis.addEventListener('focusin', hush, true);
  elsewhere.focus();
  globalThis.removeEventListener('focusin', hush, true);
  rerender(<Page step="gone" />);
  await looked();
  expect(document.activeElement).toBe(elsewhere);
  elsewhere.remove();
});

it('comes back to a button that can be used again, and leaves the heading as it was', async () => {
  const { rerender } = renderInEnglish(<Page step="there" />);
  button().focus();
  rerender(<Page step="disabled" />);
  await expect.poll(focused).toBe('Subscriptions');
  rerender(<Page step="there" />);
  await expect.poll(focused).toBe('Submit');
  expect(screen.getByRole('heading', { name: 'Subscriptions' }).hasAttribute('tabindex')).toBe(false);
});

it('stays where the reader put it', async () => {
  const { rerender } = renderInEnglish(<Page step="there" />);
  button().focus();
  rerender(<Page step="disabled" />);
  await expect.poll(focused).toBe('Subscriptions');
  const elsewhere = document.body.appendChild(document.createElement('input'));
  elsewhere.focus();
  rerender(<Page step="there" />);
  rerender(<Page step="gone" />);
  await looked();
  expect(document.activeElement).toBe(elsewhere);
  elsewhere.remove();
});

it('gives back a focus once: who goes to the heading later stays there', async () => {
  const { rerender } = renderInEnglish(<Page step="there" />);
  button().focus();
  rerender(<Page step="disabled" />);
  await expect.poll(focused).toBe('Subscriptions');
  rerender(<Page step="there" />);
  await expect.poll(focused).toBe('Submit');
  const heading = screen.getByRole('heading', { name: 'Subscriptions' });
  heading.tabIndex = -1;
  heading.focus();
  document.querySelector('main')?.append(document.createElement('p'));
  await looked();
  expect(document.activeElement).toBe(heading);
});

/** Its button opens a dialog whose own button closes it; `isLeft` takes the opener away meanwhile. */
function Opener() {
  const [isOpen, setOpen] = useState(false);
  const [isLeft, setLeft] = useState(false);
  return (
    <main>
      <h1>Customers</h1>
      <section>
        <h2>Subscriptions</h2>
        {!isLeft && <Button onClick={() => setOpen(true)}>Open</Button>}
      </section>
      {isOpen && (
        <Dialog
          title="Review"
          onCancel={() => setOpen(false)}
          actions={<Button onClick={() => setOpen(false)}>Close</Button>}
        >
          <Button onClick={() => setLeft(true)}>Remove</Button>
        </Dialog>
      )}
    </main>
  );
}

it.each([
  ['goes back to what opened a dialog', false, 'Open'],
  ['goes beside what opened a dialog and is gone', true, 'Subscriptions'],
])('the focus %s', async (_, isRemoved, expected) => {
  renderInEnglish(<Opener />);
  const opener = screen.getByRole('button', { name: 'Open' });
  opener.focus();
  fireEvent.click(opener);
  if (isRemoved) fireEvent.click(await screen.findByRole('button', { name: 'Remove' }));
  const close = await screen.findByRole('button', { name: 'Close' });
  close.focus();
  fireEvent.click(close);
  await expect.poll(focused).toBe(expected);
});

it('a dialog is closed while it is on the page, for only then the browser gives the focus back', async () => {
  const closed: boolean[] = [];
  const close = HTMLDialogElement.prototype.close;
  HTMLDialogElement.prototype.close = function noted(this: HTMLDialogElement) {
    closed.push(this.isConnected);
    return close.call(this);
  };
  renderInEnglish(<Opener />);
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Close' }));
  await expect.poll(() => closed).toEqual([true]);
  HTMLDialogElement.prototype.close = close;
});
