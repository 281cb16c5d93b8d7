import { describe, expect, it } from 'vitest';
import { designate } from '../../lib/directory/change.ts';
import { contactsFor } from '../../lib/directory/contacts-for.ts';
import { FINDING_CODES } from '../../lib/directory/findings/finding.ts';
import { findingsOf } from '../../lib/directory/findings/findings-of.ts';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import type { Customer, Partner } from '../../lib/directory/types.ts';
import { type FilterBasis, parseCustomerFilter, rowTest } from '../../lib/session/customer-filter.ts';
import { addRows, compareRows, replaceRows } from '../../lib/session/customer-order.ts';
import { createRowMaker } from '../../lib/session/customer-row.ts';
import { tenant } from '../fixtures/documents.ts';
import { sampleDirectory } from '../sample-data.ts';
import { book, customer, OWN, RESELLER, SECOND } from './sample-book.ts';

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('missing');
  return value;
}

const today = must(parseIsoDate('2026-11-22'));
const NOTHING_SHARED: FilterBasis['shared'] = new Map();
const MUTE: Partner = { ...SECOND, support: { languages: [] } };

function isShown(show: string, one: Customer = customer, partners: Partner[] = book) {
  const basis = { book: { partners }, today, shared: NOTHING_SHARED };
  return rowTest(must(parseCustomerFilter(show)), basis)(createRowMaker({ partners }, today)(one));
}

const ofReseller = customer.subscriptions.reduce(
  (edited, { id }) => designate(edited, id, toSupportContact(RESELLER)),
  customer,
);

describe('the filter of a link', () => {
  it.each<[string, string, boolean, Customer?, Partner[]?]>([
    ['a finding it has', 'finding:stillDefault', true],
    ['a finding it has not', 'finding:relationshipEnded', false],
    ['a designation', 'coverage:designated', true],
    ['the default contact', 'coverage:default', true],
    ['no default contact', 'coverage:default', false, ofReseller],
    ['nothing doubtful', 'coverage:doubtful', false],
    ['a commerce it has', 'commerce:newCommerce', true],
    ['a commerce it has not', 'commerce:azure', false],
    ['a reseller that supports it', `partner:${SECOND.tenantId}`, true],
    ['ourselves by default', `partner:${OWN.tenantId}`, true],
    ['a reseller that does not', `partner:${RESELLER.tenantId}`, false],
    ['contacts who can be reached', 'coverage:unreachable', false],
    ['a contact without telephone and email', 'coverage:unreachable', true, customer, [OWN, RESELLER, MUTE]],
    [
      'nobody on record at all',
      'coverage:unreachable',
      true,
      { ...customer, subscriptions: customer.subscriptions.slice(0, 1) },
      [],
    ],
    ['a finding of its contact', 'finding:unreachable', true, customer, [OWN, RESELLER, MUTE]],
    ['a finding of another partner', 'finding:unreachable', false, ofReseller, [OWN, RESELLER, MUTE]],
  ])('takes a customer with %s (%s): %s', (_, show, expected, one, partners) => {
    expect(isShown(show, one, partners)).toBe(expected);
  });

  it.each([
    ['finding:nonsense'],
    ['coverage:nonsense'],
    ['commerce:'],
    ['partner:contoso'],
    ['stillDefault'],
    ['finding'],
  ])('knows no %s', (show) => {
    expect(parseCustomerFilter(show)).toBeUndefined();
  });

  it('knows every finding there is', () => {
    expect(FINDING_CODES.filter((code) => !parseCustomerFilter(`finding:${code}`))).toEqual([]);
  });

  it('takes the customers that share a domain', () => {
    const basis = { book: { partners: book }, today, shared: new Map([['x.example', [customer.tenantId, tenant(9)]]]) };
    const test = rowTest(must(parseCustomerFilter('finding:sharedDomain')), basis);
    const row = createRowMaker({ partners: book }, today)(customer);
    expect([test(row), test({ ...row, tenantId: OWN.tenantId })]).toEqual([true, false]);
  });
});

describe('the rows of the list', () => {
  const directory = sampleDirectory({ customers: 400, seed: 5 });
  const toRow = createRowMaker(directory, today);
  const rows = directory.customers.map(toRow);

  it('agree with the findings and contacts of each customer', () => {
    const found = new Set<string>();
    for (const [at, one] of directory.customers.entries()) {
      const row = must(rows[at]);
      expect(row.supporters).toEqual(contactsFor(one, directory, today).contacts.map(({ partner }) => partner.name));
      for (const { code } of findingsOf(one, directory, today)) {
        found.add(code);
        expect(
          rowTest(must(parseCustomerFilter(`finding:${code}`)), { book: directory, today, shared: NOTHING_SHARED })(
            row,
          ),
        ).toBe(true);
      }
    }
    expect(found.size).toBeGreaterThan(3);
  });

  it.each([1, 150, 395, 399])('are in order when %i came before the rest', (count) => {
    expect(addRows(addRows([], rows.slice(0, count)), rows.slice(count))).toEqual(rows.toSorted(compareRows));
  });

  it('stay in order when some are renamed, dropped, added or changed in place', () => {
    const sorted = addRows([], rows.slice(0, 300));
    const [renamed, dropped, changed] = [must(rows[3]), must(rows[90]), must(rows[200])];
    const added = must(rows[350]);
    const fresh = [{ ...renamed, companyName: 'Zzz' }, { ...changed, country: 'FR' }, added];
    const ids = new Set([renamed, dropped, changed, added].map(({ tenantId }) => tenantId));
    const expected = [...sorted.filter(({ tenantId }) => !ids.has(tenantId)), ...fresh].toSorted(compareRows);
    expect(replaceRows(sorted, ids, new Map(fresh.map((row) => [row.tenantId, row])))).toEqual(expected);
  });
});
