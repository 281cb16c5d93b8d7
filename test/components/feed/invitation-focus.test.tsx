import { cleanup } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { InvitationSection } from '../../../components/feed/InvitationSection.tsx';
import { keepFocus } from '../../../components/ui/keep-focus.ts';
import type { InvitationEntry } from '../../../lib/session/subscription-entry.ts';
import { renderInEnglish } from '../with-messages.tsx';

beforeAll(() => keepFocus(document));
afterEach(cleanup);

const nothing = () => undefined;
const page = (entry: InvitationEntry) => (
  <main>
    <h1>My contacts</h1>
    <InvitationSection entry={entry} onLook={nothing} onAccept={nothing} onCancel={nothing} />
  </main>
);
const focused = () => document.activeElement?.textContent;

it('a look at an invitation that leads nowhere leaves the focus on the page', async () => {
  const { rerender } = renderInEnglish(page({ state: 'looking', hosts: ['feeds.example'] }));
  await expect.poll(focused).toBe('Add an invitation');
  rerender(page({ state: 'entering', lines: [] }));
  await expect.poll(focused).toBe('My contacts');
});
