import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { AllowHosts } from '../../../components/feed/AllowHosts.tsx';
import { FollowedSection } from '../../../components/feed/FollowedSection.tsx';
import { PolicyOffer } from '../../../components/sharing/PolicyOffer.tsx';
import type { WorkspaceOffer } from '../../../lib/session/policy-workspace.ts';
import { sampleFeed } from '../../session/sample-feed.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const showFeed = (isManaged: boolean) =>
  renderInEnglish(
    <FollowedSection feed={{ ...sampleFeed, isManaged }} isBusy={false} onSeen={vi.fn()} onRemove={vi.fn()}>
      text
    </FollowedSection>,
  );

it('a feed that the organization added says so in place of the way to remove it', () => {
  showFeed(true);
  expect(screen.getByText('Added by your organization; it cannot be removed here.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
});

it('a feed that the person added can be removed', () => {
  showFeed(false);
  expect(screen.getByRole('button', { name: 'Remove' })).toBeTruthy();
});

it('hosts are allowed with one click, and nothing is asked where there is nothing to allow', () => {
  const onAllow = vi.fn();
  const { rerender } = renderInEnglish(<AllowHosts hosts={['a.example', 'b.example']} onAllow={onAllow} />);
  expect(screen.getByText(/from a\.example, b\.example/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Allow' }));
  expect(onAllow).toHaveBeenCalledOnce();
  rerender(<AllowHosts hosts={[]} onAllow={onAllow} />);
  expect(document.body.textContent).toBe('');
});

const place = {
  container: 'https://contoso.blob.core.windows.net/team',
  grant: { abilities: ['read' as const], version: '2024-11-04', scope: 'container' as const },
};

it.each<[WorkspaceOffer['standing'], string, string | undefined]>([
  [{ state: 'hasDirectory' }, 'joining is your decision', 'Look at it'],
  [{ state: 'none' }, 'Nobody has started a workspace there yet', 'Look at it'],
  [{ state: 'permission' }, 'to reach contoso.blob.core.windows.net', 'Allow'],
  [{ state: 'waiting', for: 'network' }, 'store cannot be reached', 'Try again'],
  [{ state: 'fault', reason: 'disk full' }, 'It could not be joined: disk full', 'Try again'],
  [{ state: 'busy' }, 'Joining', undefined],
])('the organization’s workspace that is %j says what it is and what to do', (standing, text, action) => {
  const calls = { onLook: vi.fn(), onAllow: vi.fn(), onAgain: vi.fn() };
  renderInEnglish(<PolicyOffer offer={{ place, url: `${place.container}?sig=secret`, standing }} {...calls} />);
  expect(document.body.textContent).toContain(text);
  expect(document.body.textContent).not.toContain('secret');
  expect(screen.queryAllByRole('button').map(({ textContent }) => textContent)).toEqual(action ? [action] : []);
});
