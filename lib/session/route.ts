import { parseSubscriptionId, parseTenantId } from '../directory/ids.ts';
import type { SubscriptionId, TenantId } from '../directory/types.ts';

export const PLAIN_VIEWS = [
  'overview',
  'customers',
  'partners',
  'changes',
  'sharing',
  'import-export',
  'settings',
] as const;
export type PlainView = (typeof PLAIN_VIEWS)[number];

export type Route =
  | { view: Exclude<PlainView, 'customers'> }
  /** `show`: which customers, as `finding:<code>`, `coverage:<kind>`, `partner:<tenantId>` or `commerce:<kind>`. */
  | { view: 'customers'; show?: string }
  | { view: 'customer'; tenantId: TenantId; subscription?: SubscriptionId }
  | { view: 'partner'; tenantId: TenantId }
  | { view: 'newCustomer' }
  | { view: 'newPartner' };

export const START: Route = { view: 'overview' };

/** Reads a location hash such as `#/customers/{tenantId}?subscription={id}` or `#/customers?show={filter}`; the start view for anything unknown. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view, id] = path.split('/');
  if (id === undefined) return view === 'customers' ? customersRoute(query) : plainRoute(view);
  if (view === 'customers') return id === 'new' ? { view: 'newCustomer' } : customerRoute(id, query);
  if (view === 'partners') return id === 'new' ? { view: 'newPartner' } : partnerRoute(id);
  return START;
}

function plainRoute(name: string | undefined): Route {
  const view = PLAIN_VIEWS.find((known) => known === name);
  return view ? { view } : START;
}

function customersRoute(query: string): Route {
  const show = new URLSearchParams(query).get('show');
  return { view: 'customers', ...(show ? { show } : {}) };
}

function customerRoute(id: string, query: string): Route {
  const tenantId = parseTenantId(id);
  const subscription = parseSubscriptionId(new URLSearchParams(query).get('subscription') ?? '');
  if (!tenantId) return { view: 'customers' };
  return { view: 'customer', tenantId, ...(subscription ? { subscription } : {}) };
}

function partnerRoute(id: string): Route {
  const tenantId = parseTenantId(id);
  return tenantId ? { view: 'partner', tenantId } : { view: 'partners' };
}

/** The hash of a route, for links: what `parseRoute` reads back. */
export function formatRoute(route: Route): string {
  if (route.view === 'newCustomer') return '#/customers/new';
  if (route.view === 'newPartner') return '#/partners/new';
  if (route.view === 'partner') return `#/partners/${route.tenantId}`;
  if (route.view === 'customers') return `#/customers${route.show ? `?show=${encodeShow(route.show)}` : ''}`;
  if (route.view !== 'customer') return `#/${route.view}`;
  const query = route.subscription ? `?subscription=${route.subscription}` : '';
  return `#/customers/${route.tenantId}${query}`;
}

/** A colon means nothing inside a query: the address stays readable. */
const encodeShow = (show: string) => encodeURIComponent(show).replaceAll('%3A', ':');

/** The entry of the navigation that a route belongs to. */
export function sectionOf(route: Route): PlainView {
  if (route.view === 'customer' || route.view === 'newCustomer') return 'customers';
  if (route.view === 'partner' || route.view === 'newPartner') return 'partners';
  return route.view;
}
