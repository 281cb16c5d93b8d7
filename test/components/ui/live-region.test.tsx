import { cleanup } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ReviewDialog } from '../../../components/changes/ReviewDialog.tsx';
import { LiveRegion } from '../../../components/ui/LiveRegion.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { Progress } from '../../../components/ui/Progress.tsx';
import type { ReviewView } from '../../../lib/session/review.ts';
import type { Reviewable } from '../../../lib/session/reviewable.ts';
import { listen } from '../../hear.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const said = () => globalThis.spoken ?? [];

/** A page that shows nothing of this yet, and listens. */
function showInRegion() {
  const inRegion = (children: ComponentChildren) => <LiveRegion>{children}</LiveRegion>;
  const { rerender, container } = renderInEnglish(inRegion(null));
  listen();
  return { container, show: (children: ComponentChildren) => rerender(inRegion(children)) };
}

describe('what comes and goes', () => {
  it.each([
    ['progress', <Progress key="x" label="Reading a.csv" done={0} total={4} />, 'Reading a.csv'],
    [
      'a notice, paragraph by paragraph',
      <Notice key="x" live title="Undone">
        <p>All is as before.</p>
      </Notice>,
      'Undone All is as before.',
    ],
    ['an error', <Notice key="x" live level="error" title="Nothing was written." />, 'Nothing was written.'],
  ])('is heard: %s', async (_, shown, expected) => {
    const { show } = showInRegion();
    show(shown);
    await expect.poll(said).toEqual([expected]);
  });

  it('is not heard where nobody asked for it', async () => {
    const { show } = showInRegion();
    show(<Notice title="By the way" />);
    show(<Notice live title="Now" />);
    await expect.poll(said).toEqual(['Now']);
  });

  it('is heard though other things are said at once, and is taken back when it goes', async () => {
    const { show, container } = showInRegion();
    show([<Notice key="a" live title="One" />, <Notice key="b" live title="Two" />]);
    await expect.poll(() => said().join()).toMatch(/One.*Two/);
    show(<Notice key="b" live title="Two" />);
    await expect.poll(() => container.querySelector('[role=status]')?.textContent).toBe('Two');
  });

  it('is heard again when it changes', async () => {
    const { show } = showInRegion();
    show(<Progress label="Reading" done={0} total={0} />);
    await expect.poll(said).toEqual(['Reading']);
    show(<Progress label="Comparing" done={0} total={0} />);
    await expect.poll(said).toEqual(['Reading', 'Comparing']);
  });
});

describe('the review', () => {
  const reviewable: Reviewable = {
    changes: [],
    counts: { added: 0, changed: 1, dropped: 0, fields: 1 },
    notes: [],
    confirm: vi.fn(),
    discard: vi.fn(),
  };
  const RESULTS: [string, ReviewView, string][] = [
    ['is written', { state: 'done', reviewable, position: 1 }, 'The change is saved.'],
    ['is undone', { state: 'undone', reviewable }, 'Undone'],
    ['came too late', { state: 'stale', reviewable, docs: [] }, 'Nothing was written'],
    ['could not be written', { state: 'failed', reviewable, reason: 'full' }, 'Nothing was written.'],
  ];

  it.each(RESULTS)('is heard in front of the page when it %s', async (_, view, expected) => {
    const dialog = (shown: ReviewView) => (
      <LiveRegion>
        <ReviewDialog
          view={shown}
          nameOf={() => undefined}
          onConfirm={vi.fn()}
          onUndo={vi.fn()}
          onClose={vi.fn()}
          showContacts={() => null}
        />
      </LiveRegion>
    );
    const { rerender } = renderInEnglish(dialog({ state: 'reviewing', reviewable }));
    await expect.poll(() => document.querySelector('dialog')?.open).toBe(true);
    listen();
    rerender(dialog({ state: 'writing', reviewable }));
    await expect.poll(said).toEqual(['Saving…']);
    rerender(dialog(view));
    await expect.poll(() => said().at(-1)).toContain(expected);
  });
});
