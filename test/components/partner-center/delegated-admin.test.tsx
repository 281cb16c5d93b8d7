import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { DelegatedAdminSection } from '../../../components/partner-center/DelegatedAdminSection.tsx';
import type { DelegatedAdminView } from '../../../lib/session/delegated-admin.ts';
import { tenant } from '../../fixtures/documents.ts';
import { press } from '../press.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const SUMMARY = { holder: 'Fabrikam', held: 2, ending: 1, ended: 0, unknown: 1, unnamed: 0, unreadable: 0 };

function show(view: DelegatedAdminView, isSignedIn = true) {
  const calls = { onRead: vi.fn(), onSignIn: vi.fn(), onReview: vi.fn(), onCancel: vi.fn() };
  renderInEnglish(<DelegatedAdminSection view={view} isSignedIn={isSignedIn} {...calls} />);
  return calls;
}

it('waits for a sign-in', () => {
  show({ state: 'idle' }, false);
  expect(screen.getByRole('button', { name: 'Read delegated admin' }).matches(':disabled')).toBe(true);
  expect(screen.getByText('Sign in first.')).toBeTruthy();
});

it('offers the review of what differs', () => {
  const { onReview } = show({ state: 'compared', summary: SUMMARY, changes: 3 });
  expect(screen.getByText('1 of them ends within 30 days')).toBeTruthy();
  expect(screen.getByText('1 customer is not in your directory')).toBeTruthy();
  expect(screen.queryByText(/could not be read/)).toBeNull();
  press('Review');
  expect(onReview).toHaveBeenCalledOnce();
});

it.each<[string, DelegatedAdminView, RegExp]>([
  ['nothing differs', { state: 'compared', summary: SUMMARY, changes: 0 }, /says the same/],
  ['it is our own company’s', { state: 'own', summary: SUMMARY }, /This is your own company/],
  ['it is nobody’s', { state: 'nobody', tenantId: tenant(1) }, /no partner of your directory/],
  [
    'Graph refused it',
    { state: 'failed', fault: { call: 'delegatedAdmin', reason: 'forbidden', status: 403 } },
    /could not be read/,
  ],
])('has nothing to review when %s', (_, view, words) => {
  show(view);
  expect(screen.getByText(words)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Review' })).toBeNull();
});

it('offers Microsoft’s window where a consent is missing', () => {
  const { onSignIn } = show({ state: 'refused', problem: { reason: 'consentRequired', code: 'AADSTS65001' } });
  press('Allow reading and go on');
  expect(onSignIn).toHaveBeenCalledOnce();
});

it('can be stopped', () => {
  const { onCancel } = show({ state: 'asking', found: 300 });
  expect(screen.getByRole('progressbar')).toBeTruthy();
  press('Cancel');
  expect(onCancel).toHaveBeenCalledOnce();
});
