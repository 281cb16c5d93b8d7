import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConnectionForm } from '../../../components/partner-center/ConnectionForm.tsx';
import { SignInNotice } from '../../../components/partner-center/SignInNotice.tsx';
import { StandingSection, type StandingSectionProps } from '../../../components/partner-center/StandingSection.tsx';
import { parseTenantId } from '../../../lib/directory/ids.ts';
import type { Partner } from '../../../lib/directory/types.ts';
import type { SignInReason } from '../../../lib/partner-center/sign-in/sign-in-fault.ts';
import type { SignInStanding } from '../../../lib/session/partner-center-standing.ts';
import { aPartner } from '../../fixtures/documents.ts';
import { press } from '../press.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const TENANT = parseTenantId('3b33e682-00c3-41ee-9dd2-a548adf56438');
if (!TENANT) throw new Error('No tenant.');
const CONNECTION = {
  cloud: 'global',
  tenant: TENANT,
  clientId: '11111111-2222-4333-8444-555555555555',
  requestsPerMinute: 500,
} as const;
const ACCOUNT = { username: 'kim@fabrikam.com', name: 'Kim', tenantId: TENANT };
const REDIRECT = 'https://abc.chromiumapp.org/';
const UNTIL = '2026-11-30T09:00:00.000Z';

function showStanding(standing: SignInStanding, change: Partial<StandingSectionProps> = {}) {
  const calls = {
    onSignIn: vi.fn(),
    onGiveUp: vi.fn(),
    onSignOut: vi.fn(),
    onEdit: vi.fn(),
    onDisconnect: vi.fn(),
    onCopy: vi.fn(async () => undefined),
  };
  renderInEnglish(
    <StandingSection
      connection={CONNECTION}
      standing={standing}
      partners={[]}
      redirectUrl={REDIRECT}
      signOutUrl="https://login.microsoftonline.com/logout"
      {...calls}
      {...change}
    />,
  );
  return calls;
}

describe('how it stands with the sign-in', () => {
  it('offers to sign in, and afresh only where a second factor is missing', () => {
    const { onSignIn } = showStanding({ state: 'signedOut' });
    press('Sign in');
    expect(onSignIn).toHaveBeenCalledExactlyOnceWith({ afresh: false });
    cleanup();
    const calls = showStanding({ state: 'expired', account: ACCOUNT, problem: { reason: 'mfaRequired' } });
    expect(screen.getByText('The sign-in of kim@fabrikam.com has run out')).toBeTruthy();
    press('Sign in with second factor');
    expect(calls.onSignIn).toHaveBeenCalledExactlyOnceWith({ afresh: true });
  });

  it('can stop waiting for Microsoft’s window, and nothing else then', () => {
    const { onGiveUp } = showStanding({ state: 'signingIn' });
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull();
    press('Stop waiting');
    expect(onGiveUp).toHaveBeenCalledOnce();
  });

  it('says who is signed in and until when', () => {
    const { onSignOut } = showStanding({ state: 'signedIn', account: ACCOUNT, until: UNTIL });
    expect(screen.getByText('Signed in as kim@fabrikam.com')).toBeTruthy();
    expect(screen.getByText(/^Nov 30, 2026/).getAttribute('datetime')).toBe(UNTIL);
    press('Sign out');
    expect(onSignOut).toHaveBeenCalledOnce();
  });

  it.each<[string, Partner[], string | undefined]>([
    ['our own company’s', [aPartner(1, { tenantId: TENANT, role: 'directBill' })], undefined],
    ['nobody’s while the directory has no company of ours', [], undefined],
    ['another company’s', [aPartner(1, { role: 'directBill' })], 'This is not your own company’s tenant'],
    [
      'a reseller’s',
      [aPartner(1, { role: 'directBill' }), aPartner(2, { tenantId: TENANT, name: 'Trey' })],
      'You are signed in as Trey, a reseller of this directory',
    ],
  ])('says whose tenant it is: %s', (_, partners, title) => {
    showStanding({ state: 'signedIn', account: ACCOUNT, until: UNTIL }, { partners });
    const titles = screen.queryAllByText(/^This is not your own|^You are signed in as/);
    expect(titles.map(({ textContent }) => textContent)).toEqual(title === undefined ? [] : [title]);
  });

  it('asks before the connection is removed', () => {
    const { onDisconnect } = showStanding({ state: 'signedOut' });
    const remove = () => screen.getAllByText('Remove connection').map((text) => text.closest('button'));
    const [first] = remove();
    if (first) fireEvent.click(first);
    expect(onDisconnect).not.toHaveBeenCalled();
    const really = remove().at(-1);
    if (really) fireEvent.click(really);
    expect(onDisconnect).toHaveBeenCalledOnce();
  });
});

describe('what a sign-in came to', () => {
  const REASONS: SignInReason[] = [
    'closed',
    'consentRequired',
    'mfaRequired',
    'blockedByPolicy',
    'notSinglePage',
    'other',
  ];

  it.each(REASONS)('%s has words of its own, and what Microsoft said as text', (reason) => {
    const problem = { reason, code: 'AADSTS1', description: '<b>No.</b>', correlationId: 'c-1' };
    const { container } = renderInEnglish(<SignInNotice problem={problem} />);
    expect(screen.queryByRole('alert') === null).toBe(reason === 'closed');
    const [title, text, origin] = [...container.querySelectorAll('p')].map((one) => one.textContent);
    expect([title, text].join()).not.toContain('partnerCenter.');
    expect(origin?.replaceAll('\u00A0', ' ')).toBe('Code AADSTS1 · “<b>No.</b>” · Correlation ID c-1');
  });
});

describe('the form', () => {
  it('hands over what was typed, and shows what is wrong beside its field', () => {
    const onConnect = vi.fn();
    renderInEnglish(
      <ConnectionForm problem="clientId" redirectUrl={REDIRECT} onConnect={onConnect} onCopy={async () => undefined} />,
    );
    fireEvent.change(screen.getByRole('combobox', { name: 'Cloud' }), { target: { value: 'china' } });
    expect(screen.getByText(/does not document support contacts for this cloud/)).toBeTruthy();
    fireEvent.input(screen.getByRole('textbox', { name: 'Your tenant' }), { target: { value: 'fabrikam.com' } });
    fireEvent.input(screen.getByRole('textbox', { name: /client/ }), { target: { value: 'x' } });
    press('Save connection');
    expect(onConnect).toHaveBeenCalledExactlyOnceWith({
      cloud: 'china',
      tenant: 'fabrikam.com',
      clientId: 'x',
      requestsPerMinute: '500',
    });
    expect(screen.getByRole('textbox', { name: /client/ }).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(REDIRECT)).toBeTruthy();
  });
});
