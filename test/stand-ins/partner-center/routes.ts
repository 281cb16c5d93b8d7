import { parseTenantId } from '../../../lib/directory/ids.ts';
import { answerAudit } from './audit-answer.ts';
import { ifCustomer } from './book-lookup.ts';
import { answerContact } from './contact-answer.ts';
import { type Asked, collection, pageOf } from './list-answer.ts';
import {
  customerDetails,
  customerRow,
  mpnProfileResource,
  organizationResource,
  resellerRow,
  subscriptionRow,
  supportProfileResource,
} from './resources.ts';
import { ok, type Result, refusal } from './result.ts';
import type { World } from './world.ts';

type Route = (asked: Asked, world: World, params: readonly string[]) => Result;

const ID = '([^/]+)';
const route = (method: string, path: string, answer: Route) => ({
  method,
  pattern: new RegExp(`^${path.replaceAll('{id}', ID)}$`),
  answer,
});

/** What the documentation describes; all else is not found. */
const ROUTES = [
  route('GET', '/customers', listCustomers),
  route('GET', '/customers/relationshiprequests', requestLink),
  route('GET', '/customers/{id}', (_, world, [id]) =>
    ifCustomer(world, id, (customer) => ok(customerDetails(customer, world.quirks))),
  ),
  route('GET', '/customers/{id}/subscriptions', listSubscriptions),
  route('GET', '/customers/{id}/relationships', listCustomerResellers),
  route('GET', '/customers/{id}/subscriptions/{id}/supportcontact', answerContact),
  route('PUT', '/customers/{id}/subscriptions/{id}/supportcontact', answerContact),
  route('GET', '/relationships', listRelationships),
  route('GET', '/profiles/organization', (_, { book }) => ok(organizationResource(book))),
  route('GET', '/profiles/support', (_, { book }) => ok(supportProfileResource(book))),
  route('GET', '/profiles/mpn', answerMpnProfile),
  route('GET', '/compliance/csp/agreementstatus', answerAgreement),
  route('GET', '/auditrecords', answerAudit),
];

export function answerRoute(asked: Asked, world: World): Result {
  for (const { method, pattern, answer } of ROUTES) {
    const [whole, ...params] = method === asked.method ? (pattern.exec(asked.path) ?? []) : [];
    if (whole !== undefined) return answer(asked, world, params);
  }
  return refusal(404, 1000, 'Not found');
}

/** `size` is required, `filter` knows `starts_with` of one field. */
function listCustomers(asked: Asked, { book, quirks }: World): Result {
  if (!asked.query.has('size')) return refusal(400, 3000, 'Invalid property: size');
  const listed = [...book.customers.values()].filter(({ relationshipToPartner }) => relationshipToPartner !== 'none');
  return pageOf(asked, listed, (customer) => customerRow(customer, quirks), quirks);
}

function listSubscriptions(_: Asked, world: World, [id]: readonly string[]): Result {
  return ifCustomer(world, id, (customer) =>
    ok(collection(customer.subscriptions.map((one) => subscriptionRow(customer, one, world.quirks)))),
  );
}

const NOT_PROVIDER = refusal(403, 1002, 'Authorization Failed');

function listCustomerResellers(_: Asked, world: World, [id]: readonly string[]): Result {
  const { book, quirks } = world;
  if (book.own.role !== 'indirectProvider') return NOT_PROVIDER;
  return ifCustomer(world, id, ({ resellers }) => {
    const known = resellers.flatMap((reseller) => book.resellers.get(reseller) ?? []);
    return ok(collection(known.map((reseller) => resellerRow(reseller, quirks, true))));
  });
}

function listRelationships({ query }: Asked, { book, quirks }: World): Result {
  const type = query.get('relationship_type');
  if (type === 'IsIndirectResellerOf') return ok(collection([]));
  if (type !== 'IsIndirectCloudSolutionProviderOf') return refusal(400, 3000, 'Invalid property: relationship_type');
  if (book.own.role !== 'indirectProvider') return NOT_PROVIDER;
  return ok(collection([...book.resellers.values()].map((reseller) => resellerRow(reseller, quirks))));
}

function requestLink(_: Asked, { book }: World): Result {
  const query = `invType=ResellerRelationship&partnerId=${book.own.tenantId}&msppId=0&DAP=false`;
  const url = `https://admin.microsoft.com/Adminportal/Home?${query}#/BillingAccounts/partner-invitation`;
  return ok({ url, attributes: { objectType: 'CustomerRelationshipRequest' } });
}

function answerMpnProfile({ query }: Asked, { book: { own, resellers } }: World): Result {
  const mpnId = query.get('mpnId') ?? own.mpnId;
  const named = [own, ...resellers.values()].find((partner) => partner.mpnId === mpnId);
  return named
    ? ok(mpnProfileResource(mpnId, named.name))
    : refusal(404, 3000, `Partner Organization with partner_id ${mpnId} could not be found`);
}

function answerAgreement({ query }: Asked, { book: { resellers } }: World): Result {
  const [tenant, mpnId] = [query.get('tenantId') ?? '', query.get('mpnId') ?? ''];
  if (!tenant && !mpnId) return refusal(400, 2001, 'Tenant Id and MPN Id are empty.');
  const tenantId = parseTenantId(tenant);
  if (tenant && !tenantId) return refusal(400, 2000, 'Tenant Id must be a GUID.');
  if (mpnId && !/^\d+$/.test(mpnId)) return refusal(400, 2000, 'MPN Id must be numeric.');
  const reseller = [...resellers.values()].find((one) => one.tenantId === tenantId || one.mpnId === mpnId);
  return reseller ? ok({ isAgreementSigned: reseller.hasSignedAgreement }) : refusal(404, 60003, 'Tenant not found');
}
