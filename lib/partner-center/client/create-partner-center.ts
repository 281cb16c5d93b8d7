import type * as v from 'valibot';
import type { SubscriptionId, TenantId } from '../../directory/types.ts';
import { PartnerCenterFault } from '../partner-center-fault.ts';
import type { CallName, NextPage, Page, PartnerCenter } from '../types.ts';
import { auditRecord } from './answers/audit-record.ts';
import { customerDetails, customerRow } from './answers/customer.ts';
import { partnerRow } from './answers/partner.ts';
import { agreementStatus, mpnProfile, organization, relationshipRequest, supportProfile } from './answers/profiles.ts';
import { subscriptionRow } from './answers/subscription.ts';
import { supportContact } from './answers/support-contact.ts';
import type { Call } from './call.ts';
import { SYSTEM_CLOCK } from './clock.ts';
import type { Lane } from './pace.ts';
import { putContactBody } from './put-contact-body.ts';
import { readAnswer } from './read-answer.ts';
import { readPage } from './read-page.ts';
import { sendCall, type Wire } from './send-call.ts';

/** As many customers as Partner Center puts on a page at the most. */
const PAGE_SIZE = 500;

export interface PartnerCenterOptions extends Omit<Wire, 'clock' | 'uuid' | 'random'> {
  clock?: Wire['clock'];
  uuid?: Wire['uuid'];
  random?: Wire['random'];
}

/**
 * The API over `fetch`, from an extension page or the worker: never from a content script, whose page would see the
 * token. `base`: `CLOUD_PLACES[cloud].api`. One pacer for each partner tenant; the signal cancels every call.
 */
export function createPartnerCenter(options: PartnerCenterOptions): PartnerCenter {
  const wire: Wire = { clock: SYSTEM_CLOCK, uuid: () => crypto.randomUUID(), random: Math.random, ...options };
  const { base } = wire;

  async function get<T>(name: CallName, path: string, schema: v.GenericSchema<unknown, T>, lane: Lane = 'others') {
    return readAnswer(name, schema, await sendCall({ name, method: 'GET', path, lane }, wire));
  }

  async function list<T>(
    { name, first, next, lane = 'others' }: { name: CallName; first: string; next?: NextPage | undefined; lane?: Lane },
    item: v.GenericSchema<unknown, T>,
  ): Promise<Page<T>> {
    const asked = next ?? { path: first, headers: {} };
    const answer = await sendCall({ name, method: 'GET', path: asked.path, headers: asked.headers, lane }, wire);
    return readPage(name, item, answer, { asked, base });
  }

  const related = (name: 'indirectResellers' | 'indirectProviders', type: string) =>
    list({ name, first: `/relationships?relationship_type=${type}` }, partnerRow);

  return {
    customers: (next) => list({ name: 'customers', first: `/customers?size=${PAGE_SIZE}`, next }, customerRow),
    customer: (tenantId) => get('customer', `/customers/${tenantId}`, customerDetails),
    subscriptions: (tenantId, next) =>
      list(
        { name: 'subscriptions', first: `/customers/${tenantId}/subscriptions`, next, lane: 'subscriptions' },
        subscriptionRow,
      ),
    indirectResellers: () => related('indirectResellers', 'IsIndirectCloudSolutionProviderOf'),
    indirectProviders: () => related('indirectProviders', 'IsIndirectResellerOf'),
    resellersOf: (tenantId) => list({ name: 'resellersOf', first: `/customers/${tenantId}/relationships` }, partnerRow),
    relationshipRequestLink: () =>
      get('relationshipRequestLink', '/customers/relationshiprequests', relationshipRequest),
    supportContact: (tenantId, subscription) =>
      get('supportContact', contactPath(tenantId, subscription), supportContact, 'subscriptions'),
    putSupportContact: async (tenantId, subscription, contact, writing = {}) => {
      const path = contactPath(tenantId, subscription);
      const call: Call = {
        name: 'putSupportContact',
        method: 'PUT',
        path,
        lane: 'subscriptions',
        body: putContactBody(contact, path),
        ...writing,
      };
      return readAnswer('putSupportContact', supportContact, await sendCall(call, wire));
    },
    organization: () => get('organization', '/profiles/organization', organization),
    mpnProfile: (mpnId) => {
      const query = mpnId === undefined ? '' : `?mpnId=${encodeURIComponent(mpnId)}`;
      return orUnknownMpnId(get('mpnProfile', `/profiles/mpn${query}`, mpnProfile));
    },
    supportProfile: () => get('supportProfile', '/profiles/support', supportProfile),
    isAgreementSigned: (reseller) =>
      get('isAgreementSigned', `/compliance/csp/agreementstatus?tenantId=${reseller}`, agreementStatus),
    auditRecords: (from, next) =>
      list({ name: 'auditRecords', first: `/auditrecords?startDate=${from}`, next }, auditRecord),
  };
}

const contactPath = (tenantId: TenantId, subscription: SubscriptionId) =>
  `/customers/${tenantId}/subscriptions/${subscription}/supportcontact`;

/** "Partner Organization with partner_id … could not be found" (get-partner-by-mpn-id.md). */
const UNKNOWN_MPN_ID: ReadonlySet<string> = new Set(['3000', '800015']);

async function orUnknownMpnId<T>(profile: Promise<T>): Promise<T | undefined> {
  try {
    return await profile;
  } catch (fault) {
    const isUnknown =
      fault instanceof PartnerCenterFault &&
      fault.details.status === 404 &&
      UNKNOWN_MPN_ID.has(fault.details.code ?? '');
    if (isUnknown) return undefined;
    throw fault;
  }
}
