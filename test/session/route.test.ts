import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, type Route, sectionOf, viewsFor } from '../../lib/session/route.ts';

const TENANT = '3b33e682-00c3-41ee-9dd2-a548adf56438';
const SUBSCRIPTION = 'c8d8fbab-6a62-44dc-be50-b7c74e43a296';

describe('the route of the options page', () => {
  it.each([
    ['nothing', '', 'overview'],
    ['a view', '#/partners', 'partners'],
    ['a view without slash', '#customers', 'customers'],
    ['an unknown view', '#/nonsense', 'overview'],
    ['an unknown view with an id', `#/nonsense/${TENANT}`, 'overview'],
    ['a customer', `#/customers/${TENANT}`, 'customer'],
    ['a customer in upper case', `#/customers/${TENANT.toUpperCase()}`, 'customer'],
    ['a customer that is no id', '#/customers/contoso', 'malformed'],
    ['a customer without an id', '#/customers/', 'customers'],
    ['a partner that is no id', '#/partners/contoso', 'malformed'],
    ['a new customer', '#/customers/new', 'newCustomer'],
    ['a new partner', '#/partners/new', 'newPartner'],
  ])('reads %s', (_, hash, view) => {
    expect(parseRoute(hash).view).toBe(view);
  });

  it.each([
    ['#/overview'],
    ['#/import-export'],
    ['#/partner-center'],
    ['#/customers'],
    ['#/customers?show=finding:stillDefault'],
    [`#/customers?show=partner:${TENANT}`],
    ['#/customers?show=a%26b%3Dc'],
    ['#/partners?show=relationship:ended'],
    ['#/customers/contoso'],
    ['#/partners/%E3%82%B3%E3%83%B3%20%2F'],
    ['#/customers/%25'],
    ['#/customers/new'],
    [`#/customers/${TENANT}`],
    [`#/customers/${TENANT}?subscription=${SUBSCRIPTION}`],
    [`#/partners/${TENANT}`],
  ])('writes what it read: %s', (hash) => {
    expect(formatRoute(parseRoute(hash))).toBe(hash);
  });

  it.each([
    ['an empty filter', '#/customers?show='],
    ['a filter of another view', '#/changes?show=finding:stillDefault'],
  ])('leaves out %s', (_, hash) => {
    expect(parseRoute(hash)).not.toHaveProperty('show');
  });

  it('leaves out a subscription that is no id', () => {
    expect(parseRoute(`#/customers/${TENANT}?subscription=x`)).not.toHaveProperty('subscription');
  });

  it.each<[Route['view'], string]>([
    ['newCustomer', 'customers'],
    ['newPartner', 'partners'],
    ['settings', 'settings'],
  ])('places %s under %s', (view, section) => {
    const route = { newCustomer: '#/customers/new', newPartner: '#/partners/new', settings: '#/settings' };
    expect(sectionOf(parseRoute(Object.entries(route).find(([name]) => name === view)?.[1] ?? ''))).toBe(section);
  });

  it.each([
    ['partner', true],
    ['helpdesk', false],
    ['customer', false],
  ] as const)('offers a %s Partner Center: %s', (role, isOffered) => {
    expect(viewsFor(role).includes('partner-center')).toBe(isOffered);
  });
});
