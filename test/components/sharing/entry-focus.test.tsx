import { cleanup } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { EntrySection } from '../../../components/sharing/EntrySection.tsx';
import { keepFocus } from '../../../components/ui/keep-focus.ts';
import type { Entry } from '../../../lib/session/sharing-entry.ts';
import { renderInEnglish } from '../with-messages.tsx';
import { NOW, PLACE } from './sample-workspace.ts';

/** What a screen reader is told to have the focus, one after the other. */
const told: (string | null)[] = [];
beforeAll(() => {
  keepFocus(document);
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) told.push(target.textContent);
  });
});
beforeEach(() => told.splice(0));
afterEach(cleanup);

const nothing = () => undefined;
const page = (entry: Entry) => (
  <main>
    <h1>Sharing</h1>
    <EntrySection
      {...{ entry, customers: 0, isEmpty: true, now: NOW }}
      {...{ onLook: nothing, onStart: nothing, onJoin: nothing, onCancel: nothing }}
    />
  </main>
);
const LOOKING: Entry = { state: 'looking', place: PLACE, changes: 0 };

it('each step begins with the focus on its own title', async () => {
  const { rerender } = renderInEnglish(page(LOOKING));
  await expect.poll(() => told).toEqual(['Looking at the workspace']);
  rerender(page({ state: 'empty', place: PLACE }));
  await expect.poll(() => told.at(-1)).toBe('This container is empty');
  rerender(page({ state: 'starting', place: PLACE, bytes: 0 }));
  await expect.poll(() => told.at(-1)).toBe('Starting the workspace');
});

it('a look that leads nowhere leaves the focus on the page', async () => {
  const { rerender } = renderInEnglish(page(LOOKING));
  await expect.poll(() => told).toEqual(['Looking at the workspace']);
  rerender(page({ state: 'entering' }));
  await expect.poll(() => document.activeElement?.textContent).toBe('Sharing');
});
