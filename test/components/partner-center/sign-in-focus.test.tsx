import { cleanup, screen } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { StandingSection } from '../../../components/partner-center/StandingSection.tsx';
import { keepFocus } from '../../../components/ui/keep-focus.ts';
import { parseTenantId } from '../../../lib/directory/ids.ts';
import type { SignInStanding } from '../../../lib/session/partner-center-standing.ts';
import { renderInEnglish } from '../with-messages.tsx';

beforeAll(() => keepFocus(document));
afterEach(cleanup);

const tenantId = parseTenantId('3b33e682-00c3-41ee-9dd2-a548adf56438');
if (!tenantId) throw new Error('No tenant.');
const connection = { cloud: 'global', tenant: tenantId, clientId: '1', requestsPerMinute: 500 } as const;
const SIGNED_IN: SignInStanding = {
  state: 'signedIn',
  account: { username: 'kim@fabrikam.com', name: 'Kim', tenantId },
  until: '2026-11-30T09:00:00.000Z',
};

const nothing = () => undefined;
const page = (standing: SignInStanding) => (
  <main>
    <StandingSection
      {...{ connection, standing, partners: [], redirectUrl: 'https://abc.chromiumapp.org/', signOutUrl: '#' }}
      {...{ onSignIn: nothing, onGiveUp: nothing, onSignOut: nothing, onEdit: nothing, onDisconnect: nothing }}
      onCopy={async () => undefined}
    />
  </main>
);
const focused = () => document.activeElement?.textContent;

it('the key that signs in signs nobody out when it is pressed once more', async () => {
  const { rerender } = renderInEnglish(page({ state: 'signedOut' }));
  screen.getByRole('button', { name: 'Sign in' }).focus();
  rerender(page({ state: 'signingIn' }));
  rerender(page(SIGNED_IN));
  await expect.poll(focused).toBe('Connection');
});

it('somebody who gave up is at the button that signs in', () => {
  const { rerender } = renderInEnglish(page({ state: 'signedOut' }));
  screen.getByRole('button', { name: 'Sign in' }).focus();
  rerender(page({ state: 'signingIn' }));
  rerender(page({ state: 'signedOut', problem: { reason: 'closed' } }));
  expect(focused()).toBe('Sign in');
});
