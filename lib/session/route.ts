import { parseSubscriptionId, parseTenantId } from '../directory/ids.ts';
import type { SubscriptionId, TenantId } from '../directory/types.ts';
import type { Role } from '../settings.ts';

export const PLAIN_VIEWS = [
  'contacts',
  'overview',
  'customers',
  'partners',
  'changes',
  'sharing',
  'partner-center',
  'import-export',
  'settings',
] as const;
export type PlainView = (typeof PLAIN_VIEWS)[number];

export type Route =
  | { view: Exclude<PlainView, 'customers' | 'partners'> }
  /** `show`: which of them, as `parseCustomerFilter` and `parsePartnerFilter` read it. */
  | { view: 'customers' | 'partners'; show?: string }
  | { view: 'customer'; tenantId: TenantId; subscription?: SubscriptionId }
  | { view: 'partner'; tenantId: TenantId }
  /** `id`, in the place of a tenant id, is none. */
  | { view: 'malformed'; section: 'customers' | 'partners'; id: string }
  | { view: 'conflicts' }
  | { view: 'diagnostics' }
  | { view: 'newCustomer' }
  | { view: 'newPartner' };

/** What the navigation offers: a customer sees their contacts, everybody else the directory; a partner manages it. */
export function viewsFor(role: Role | null): PlainView[] {
  if (role === 'customer') return ['contacts', 'import-export', 'settings'];
  return PLAIN_VIEWS.filter((view) => view !== 'contacts' && (view !== 'partner-center' || role === 'partner'));
}

/** A customer begins at their contacts. */
export const routeFor = (role: Role | null, route: Route): Route =>
  role === 'customer' && route.view === 'overview' ? { view: 'contacts' } : route;

const START: Route = { view: 'overview' };

/** Reads a location hash such as `#/customers/{tenantId}?subscription={id}` or `#/customers?show={filter}`; the start view for anything unknown. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view, id] = path.split('/');
  if (id === undefined) return plainRoute(view, query);
  if (view === 'customers') return id === 'new' ? { view: 'newCustomer' } : customerRoute(id, query);
  if (view === 'changes' && id === 'conflicts') return { view: 'conflicts' };
  if (view === 'settings' && id === 'diagnostics') return { view: 'diagnostics' };
  if (view === 'partners') return id === 'new' ? { view: 'newPartner' } : partnerRoute(id);
  return START;
}

function plainRoute(name: string | undefined, query: string): Route {
  const view = PLAIN_VIEWS.find((known) => known === name);
  if (view !== 'customers' && view !== 'partners') return view ? { view } : START;
  const show = new URLSearchParams(query).get('show');
  return { view, ...(show ? { show } : {}) };
}

function customerRoute(id: string, query: string): Route {
  const tenantId = parseTenantId(id);
  const subscription = parseSubscriptionId(new URLSearchParams(query).get('subscription') ?? '');
  if (!tenantId) return malformedRoute('customers', id);
  return { view: 'customer', tenantId, ...(subscription ? { subscription } : {}) };
}

function partnerRoute(id: string): Route {
  const tenantId = parseTenantId(id);
  return tenantId ? { view: 'partner', tenantId } : malformedRoute('partners', id);
}

function malformedRoute(section: 'customers' | 'partners', id: string): Route {
  return id === '' ? { view: section } : { view: 'malformed', section, id: decodeText(id) };
}

/** As it was typed; what is no encoding of a text stands as it is. */
function decodeText(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** The hash of a route, for links: what `parseRoute` reads back. */
export function formatRoute(route: Route): string {
  if (route.view === 'newCustomer') return '#/customers/new';
  if (route.view === 'newPartner') return '#/partners/new';
  if (route.view === 'conflicts') return '#/changes/conflicts';
  if (route.view === 'diagnostics') return '#/settings/diagnostics';
  if (route.view === 'partner') return `#/partners/${route.tenantId}`;
  if (route.view === 'malformed') return `#/${route.section}/${encodeURIComponent(route.id)}`;
  if (route.view === 'customers' || route.view === 'partners')
    return `#/${route.view}${route.show ? `?show=${encodeShow(route.show)}` : ''}`;
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
  if (route.view === 'conflicts') return 'changes';
  if (route.view === 'diagnostics') return 'settings';
  return route.view === 'malformed' ? route.section : route.view;
}
