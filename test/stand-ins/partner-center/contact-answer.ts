import { parseTenantId } from '../../../lib/directory/ids.ts';
import { toSupportContact } from '../../../lib/directory/own-partner.ts';
import type { SupportContact } from '../../../lib/directory/types.ts';
import type { Book, BookSubscription } from './book.ts';
import { ifCustomer, ifSubscription } from './book-lookup.ts';
import type { Asked } from './list-answer.ts';
import { contactResource } from './resources.ts';
import { ok, type Result, refusal } from './result.ts';
import type { World } from './world.ts';

/** Both verbs on a subscription's support contact. */
export function answerContact(asked: Asked, world: World, [customerId, id]: readonly string[]): Result {
  return ifCustomer(world, customerId, (customer) =>
    ifSubscription(customer, id, (subscription) => {
      if (subscription.commerce === 'newCommerce') return newCommerce(world, id);
      return asked.method === 'PUT' ? put(asked, world, subscription) : get(asked, world, subscription);
    }),
  );
}

function newCommerce({ quirks }: World, id: string | undefined): Result {
  if (quirks.newCommerce === 'notFound') return refusal(404, 20003, `Subscription with ID ${id} not found.`);
  return quirks.newCommerce === 'notSupported'
    ? refusal(400, 800042, 'Not supported')
    : refusal(400, 900141, "This operation isn't supported");
}

function get({ path }: Asked, { book, quirks, changes }: World, { id }: BookSubscription): Result {
  const contact = book.contacts.get(id);
  const change = changes.get(id);
  if (change) {
    changes.delete(id);
    book.contacts.set(id, change);
  }
  if (contact) return ok(contactResource(path, contact));
  if (quirks.unassigned === 'notFound') return refusal(404, 1000, 'Not found');
  if (quirks.unassigned === 'provider') return ok(contactResource(path, toSupportContact(book.own)));
  const nobody = { supportTenantId: '', supportMpnId: '', name: '', attributes: { objectType: 'SupportContact' } };
  return ok(quirks.unassigned === 'emptyFields' ? nobody : {});
}

/** "Must be an existing reseller with a relationship to the partner"; ourselves too, since we are the default. */
function put({ path, body }: Asked, { book }: World, subscription: BookSubscription): Result {
  const wanted = readContact(body);
  if (!wanted) return refusal(400, 3000, 'Invalid property: SupportTenantId, SupportMpnId and Name are required');
  if (!isKnown(book, wanted)) return refusal(400, 800016, "PartnerID isn't a valid Indirect Reseller");
  if (subscription.status === 'deleted')
    return refusal(400, 2011, `Subscription with ID ${subscription.id} and deleted status can't be updated.`);
  if (subscription.status === 'suspended')
    return refusal(400, 800091, "Can't update a subscription with suspended status");
  book.contacts.set(subscription.id, wanted);
  return ok(contactResource(path, wanted));
}

const isKnown = ({ own, resellers }: Book, { supportTenantId }: SupportContact) =>
  supportTenantId === own.tenantId || resellers.get(supportTenantId)?.state === 'Active';

function readContact(body: string): SupportContact | undefined {
  const json: unknown = parse(body);
  if (typeof json !== 'object' || json === null) return undefined;
  const fields = new Map(Object.entries(json).map(([key, value]) => [key.toLowerCase(), String(value)]));
  const supportTenantId = parseTenantId(fields.get('supporttenantid') ?? '');
  const [supportMpnId, name] = [fields.get('supportmpnid'), fields.get('name')];
  return supportTenantId && supportMpnId && name ? { supportTenantId, supportMpnId, name } : undefined;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
