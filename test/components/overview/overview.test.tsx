import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { shares } from '../../../components/overview/coverage-shares.ts';
import { OverviewPage } from '../../../components/overview/OverviewPage.tsx';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const RELATIONSHIPS = { active: 3, requested: 1, ended: 0, none: 0 };
const COVERAGE = {
  subscriptions: { designated: 750, default: 240, doubtful: 10 },
  customers: { designated: 200, mixed: 100, default: 50, doubtful: 5, none: 1 },
};

const show = (view: Parameters<typeof OverviewPage>[0]['view'], relationships = RELATIONSHIPS) =>
  renderInEnglish(<OverviewPage view={view} relationships={relationships} recent={[]} />);

describe('the overview', () => {
  it('draws the coverage with its numbers in the name of the picture and in a table', () => {
    show({ state: 'ready', coverage: COVERAGE });
    const name = 'Support contacts by subscription: Designated 750, Default contact 240, Doubtful 10';
    const bar = screen.getByRole('img', { name });
    expect([...bar.querySelectorAll('rect')].map((part) => part.getAttribute('width'))).toEqual(['75%', '24%', '1%']);
    expect(screen.getByRole('row', { name: /^Designated.*750.*75.0%$/ })).toBeTruthy();
  });

  it('shows how far counting is', () => {
    show({ state: 'counting', done: 10, total: 40 });
    expect(screen.getByRole('progressbar')).toHaveProperty('value', 10);
  });

  it('says what to do when there are no customers', () => {
    const none = { designated: 0, default: 0, doubtful: 0 };
    show({ state: 'ready', coverage: { subscriptions: none, customers: { ...none, mixed: 0, none: 0 } } });
    expect(screen.getByRole('link', { name: 'Import a file' }).getAttribute('href')).toBe('#/import-export');
  });

  it('counts resellers by relationship', () => {
    show({ state: 'ready', coverage: COVERAGE });
    expect(screen.getByText('Requested').parentElement?.textContent).toBe('Requested1');
  });
});

describe('shares', () => {
  it('of nothing are empty, not an error', () => {
    expect(shares([{ state: 'a', label: '', help: '', count: 0 }])).toMatchObject([{ start: 0, fraction: 0 }]);
  });
});
