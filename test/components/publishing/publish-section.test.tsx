import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { PublishSection } from '../../../components/publishing/PublishSection.tsx';
import type { LeftFeed } from '../../../lib/feed/publish/publish-feeds.ts';
import type { PublishRun } from '../../../lib/session/publish-directory.ts';
import type { PublishingFacts } from '../../../lib/session/publishing.ts';
import { tenant } from '../../directory/build.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const NOW = Date.parse('2026-11-29T12:00:00Z');
const FACTS: PublishingFacts = {
  root: 'root',
  signer: 'signer',
  place: 'https://feeds.example/feeds',
  byItself: true,
  published: 2,
};
const nothing = () => undefined;

function show(facts: Partial<PublishingFacts>) {
  const callbacks = {
    onPublish: nothing,
    onPause: nothing,
    onByItself: nothing,
    onSaveInvitations: nothing,
    onCheckAll: nothing,
  };
  renderInEnglish(<PublishSection facts={{ ...FACTS, ...facts }} now={NOW} view={{ state: 'idle' }} {...callbacks} />);
}

it.each([
  ['forbidden', /their address has run out/],
  ['elsewhere', /somewhere else than you publish/],
] as const)('customers who cannot read (%s) are told of, also when the background found out', (readers, title) => {
  const run: PublishRun = { state: 'done', written: 0, same: 0, withdrawn: 0, left: [], held: 0, readers };
  show({ last: { ranAt: '2026-11-29T11:00:00Z', from: 'background', end: { state: 'ended', run } } });
  expect(screen.getByText(title)).toBeDefined();
  expect(screen.getByText(/under “Change addresses”/)).toBeDefined();
});

it.each([
  ['2027-01-15T00:00Z', 1],
  ['2027-11-29T00:00Z', 0],
])('an address for customers that ends on %s is spoken of %s times', (readersEndAt, times) => {
  show({ readersEndAt });
  expect(screen.queryAllByText(/The address that customers read ends on/)).toHaveLength(times);
});

it('customers who got nothing are named, by what can be done about it', () => {
  const left: LeftFeed[] = [
    { tenantId: tenant(1), company: 'Contoso', why: { state: 'unpublishable', detail: 'company tooLong' } },
    { tenantId: tenant(2), company: 'Fabrikam', why: { state: 'contested' } },
    { tenantId: tenant(3), why: { state: 'contested' } },
    { tenantId: tenant(4), company: 'Tailspin', why: { state: 'nothingToRenew' } },
    { tenantId: tenant(5), company: 'Wingtip', why: { state: 'noContent' } },
  ];
  const run: PublishRun = { state: 'done', written: 7, same: 0, withdrawn: 0, left, held: 0 };
  show({ last: { ranAt: '2026-11-29T11:00:00Z', from: 'background', end: { state: 'ended', run } } });
  expect(screen.queryByText(/Everything is published/)).toBeNull();
  expect(screen.getByText(/company tooLong.*Contoso$/)).toBeDefined();
  expect(screen.getByText(new RegExp(`Publish again: Fabrikam.*${tenant(3)}$`))).toBeDefined();
  expect(screen.getByText(/Settle the dispute under Changes: Tailspin$/)).toBeDefined();
  expect(screen.getByText(/next time: Wingtip$/)).toBeDefined();
});

it('feeds that end only when somebody asks are told of', () => {
  const run: PublishRun = { state: 'done', written: 0, same: 0, withdrawn: 0, left: [], held: 0, ending: 1_200 };
  show({ last: { ranAt: '2026-11-29T11:00:00Z', from: 'background', end: { state: 'ended', run } } });
  expect(screen.getByText('Customers no longer in the directory: 1,200')).toBeDefined();
});
