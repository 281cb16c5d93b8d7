import { cleanup } from '@testing-library/preact';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { OverviewPage } from '../../../components/overview/OverviewPage.tsx';
import { tallyOf } from '../../../lib/directory/tally.ts';
import { judgeTally } from '../../../lib/directory/tally-judge.ts';
import type { Customer, Partner, TenantId } from '../../../lib/directory/types.ts';
import { countRows, parseCustomerFilter, rowTest } from '../../../lib/session/customer-filter.ts';
import { createRowMaker } from '../../../lib/session/customer-row.ts';
import { findingCounts } from '../../../lib/session/overview-findings.ts';
import { countRelationships } from '../../../lib/session/overview-relationships.ts';
import { askedPartners, parsePartnerFilter } from '../../../lib/session/partner-filter.ts';
import { parseRoute } from '../../../lib/session/route.ts';
import { arbitraryBook, arbitraryCustomers, TODAY } from '../../directory/arbitrary-book.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

function drawOverview(customers: Customer[], partners: Partner[]): Element {
  const overview = judgeTally(tallyOf(customers), { partners }, TODAY);
  const findings = findingCounts(overview.findings, partners, TODAY);
  const { container } = renderInEnglish(
    <OverviewPage
      view={{ state: 'ready', overview, findings }}
      relationships={countRelationships(partners)}
      recent={[]}
      onRecord={new Set()}
    />,
  );
  return container;
}

function sharedDomains(customers: Customer[]): Map<string, TenantId[]> {
  const owners = new Map<string, TenantId[]>();
  for (const { domains, tenantId } of customers)
    for (const domain of domains) owners.set(domain, [...(owners.get(domain) ?? []), tenantId]);
  return new Map([...owners].filter(([, ids]) => ids.length > 1));
}

/** What the list behind a link says that it has, and how many rows it shows. */
function follow(href: string, customers: Customer[], partners: Partner[]): { counted: number; listed: number } {
  const route = parseRoute(href);
  const show = ('show' in route && route.show) || '';
  if (route.view === 'partners') {
    const filter = parsePartnerFilter(show);
    const listed = filter ? askedPartners(partners, filter, TODAY).length : Number.NaN;
    return { counted: listed, listed };
  }
  const filter = parseCustomerFilter(show);
  if (!filter) throw new Error(`${href} names no filter`);
  const basis = { book: { partners }, today: TODAY, shared: sharedDomains(customers) };
  const rows = customers.map(createRowMaker({ partners }, TODAY)).filter(rowTest(filter, basis));
  return { counted: countRows(filter, rows, basis), listed: rows.length };
}

/** Drawing the overview again and again takes a while on a busy machine. */
const LIMIT_IN_MS = 30_000;
const NUMBER = /^[\d,]+$/;
const numberIn = (element: Element) => Number(element.textContent?.replaceAll(',', ''));

it(
  'every number of the overview leads to a list that counts the same',
  () => {
    const followed = new Set<string>();
    fc.assert(
      fc.property(arbitraryCustomers, arbitraryBook, (customers, { partners }) => {
        const page = drawOverview(customers, partners);
        for (const link of page.querySelectorAll('a[href*="show="]')) {
          const href = link.getAttribute('href') ?? '';
          const { counted, listed } = follow(href, customers, partners);
          expect(`${href} ${counted}`).toBe(`${href} ${numberIn(link)}`);
          expect(listed).toBeGreaterThan(0);
          followed.add(href.replace(/[0-9a-f]{8}-.*/, ''));
        }
        const numbers = [...page.querySelectorAll('td, dd')].filter(
          (cell) => NUMBER.test(cell.textContent ?? '') && numberIn(cell) > 0,
        );
        expect(numbers.filter((cell) => !cell.querySelector('a[href*="show="]'))).toEqual([]);
        cleanup();
      }),
      { numRuns: 60 },
    );
    for (const kind of [
      'coverage:',
      'customers:',
      'commerce:',
      'partner:',
      'ending:',
      'endingInUse:',
      'finding:',
      'relationship:',
    ])
      expect(
        [...followed].filter((href) => href.includes(`show=${kind}`)),
        kind,
      ).not.toEqual([]);
    expect([...followed]).toEqual(
      expect.arrayContaining(['#/customers?show=finding:sharedDomain', '#/customers?show=coverage:unreachable']),
    );
  },
  LIMIT_IN_MS,
);
