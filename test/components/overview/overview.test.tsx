import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { shares } from '../../../components/overview/coverage-shares.ts';
import { OverviewPage } from '../../../components/overview/OverviewPage.tsx';
import { emptyOverview, type Overview } from '../../../lib/directory/tally-overview.ts';
import type { OverviewView } from '../../../lib/session/overview.ts';
import type { FindingCount } from '../../../lib/session/overview-findings.ts';
import { aPartner } from '../../fixtures/documents.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const RELATIONSHIPS = { active: 3, requested: 1, ended: 0, none: 0 };
const trey = aPartner(2, { name: 'Trey Research' });

function overviewOf(change: Partial<Overview> = {}): Overview {
  return {
    ...emptyOverview(),
    subscriptions: { designated: 750, default: 240, doubtful: 10 },
    customers: { designated: 200, mixed: 100, default: 50, doubtful: 5, none: 1 },
    ...change,
  };
}

const ready = (change: Partial<Overview> = {}, findings: FindingCount[] = []): OverviewView => ({
  state: 'ready',
  overview: overviewOf(change),
  findings,
});

const show = (view: OverviewView) =>
  renderInEnglish(
    <OverviewPage view={view} relationships={RELATIONSHIPS} recent={[]} onRecord={new Set([trey.tenantId])} />,
  );

const row = (name: RegExp) => screen.getByRole('row', { name });
const hrefIn = (name: RegExp, link: string) => within(row(name)).getByRole('link', { name: link }).getAttribute('href');

describe('the overview', () => {
  it('draws the coverage with its numbers in the name of the picture and in a table', () => {
    show(ready());
    const name = 'Support contacts by subscription: Designated 750, Default contact 240, Doubtful 10';
    const bar = screen.getByRole('img', { name });
    expect([...bar.querySelectorAll('rect')].map((part) => part.getAttribute('width'))).toEqual(['75%', '24%', '1%']);
    expect(row(/^Designated.*750.*75.0%$/)).toBeTruthy();
  });

  it('leads from each number to the customers it counts', () => {
    const byCommerce = { ...emptyOverview().byCommerce, azure: { designated: 3, default: 4, doubtful: 0 } };
    show(ready({ byCommerce, unreachable: 6 }, [{ code: 'stillDefault', level: 'notice', count: 42 }]));
    expect(hrefIn(/^Designated.*750/, '750')).toBe('#/customers?show=coverage:designated');
    expect(hrefIn(/^Azure.*7$/, '7')).toBe('#/customers?show=commerce:azure');
    expect(hrefIn(/^Still the default.*42$/, '42')).toBe('#/customers?show=finding:stillDefault');
    expect(screen.getByRole('link', { name: '6' }).getAttribute('href')).toBe('#/customers?show=coverage:unreachable');
  });

  it('draws each partner to one scale and leads to its page, if it has one', () => {
    const tally = { reachable: true, customers: 1 };
    const gone = aPartner(3, { name: 'Litware' });
    const byPartner = [
      { ...tally, ...trey, subscriptions: { designated: 6, default: 0, doubtful: 2 } },
      { ...tally, ...gone, subscriptions: { designated: 0, default: 0, doubtful: 4 } },
    ];
    show(ready({ byPartner }));
    const bar = within(row(/^Trey Research/)).getByRole('img', { name: 'Designated 6, Doubtful 2' });
    expect([...bar.querySelectorAll('rect')].map((part) => part.getAttribute('width'))).toEqual(['75%', '25%']);
    expect(hrefIn(/^Trey Research/, 'Trey Research')).toBe(`#/partners/${trey.tenantId}`);
    expect(hrefIn(/^Litware/, '4')).toBe(`#/customers?show=partner:${gone.tenantId}`);
    expect(within(row(/^Litware/)).queryByRole('link', { name: 'Litware' })).toBeNull();
  });

  it('leads from a finding about partners to their pages', () => {
    show(ready({}, [{ code: 'unreachable', level: 'warning', count: 1, partners: [trey] }]));
    expect(row(/^Neither telephone nor email Warning/)).toBeTruthy();
    expect(hrefIn(/^Neither telephone/, 'Trey Research')).toBe(`#/partners/${trey.tenantId}`);
  });

  it('says so when there is nothing to look at', () => {
    show(ready());
    expect(screen.getByText('Nothing to look at.')).toBeTruthy();
  });

  it('counts the ends of delegated admin within 30, 7 and 1 days, when there are any', () => {
    show(ready());
    expect(screen.queryByRole('table', { name: 'Delegated admin ending' })).toBeNull();
    cleanup();
    show(
      ready({
        endingWithin: { 30: { all: 9, inUse: 5 }, 7: { all: 3, inUse: 1 }, 1: { all: 1, inUse: 0 } },
      }),
    );
    const table = screen.getByRole('table', { name: 'Delegated admin ending' });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent),
    ).toEqual(['30 days95', '7 days31', '1 day10']);
  });

  it('shows how far counting is', () => {
    show({ state: 'counting', done: 10, total: 40 });
    expect(screen.getByRole('progressbar')).toHaveProperty('value', 10);
  });

  it('says what to do when there are no customers', () => {
    show({ state: 'ready', overview: emptyOverview(), findings: [] });
    expect(screen.getByRole('link', { name: 'Import a file' }).getAttribute('href')).toBe('#/import-export');
  });

  it('counts resellers by relationship', () => {
    show(ready());
    expect(screen.getByText('Requested').parentElement?.textContent).toBe('Requested1');
  });
});

describe('shares', () => {
  it('of nothing are empty, not an error', () => {
    expect(shares([{ state: 'a', label: '', help: '', count: 0, show: '' }])).toMatchObject([
      { start: 0, fraction: 0 },
    ]);
  });
});
