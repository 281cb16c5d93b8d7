import { CHANNELS, COMMERCE, STATUSES } from '../directory/customer-schema.ts';
import { parseMpnId, parseSubscriptionId, parseTenantId } from '../directory/ids.ts';
import { LIMITS } from '../directory/limits.ts';
import { toSupportContact } from '../directory/own-partner.ts';
import { oneOf } from '../directory/schema-parts.ts';
import type { Channel, Commerce, PartnerBook, SupportContact } from '../directory/types.ts';
import { EMPTY_TEXT } from './cell-guard.ts';
import { cellText, isTooLong, nameText } from './cell-text.ts';
import { compactText } from './compact-text.ts';
import type { CustomerColumn } from './customer-columns.ts';
import type { SubscriptionDraft } from './customer-draft.ts';
import type { MatchedColumns } from './match-columns.ts';
import { remembered } from './row-reader.ts';

/** Notes what is wrong with the row that is being read. */
export type Report = (code: string, column: CustomerColumn, value: string) => void;
export type ReadSubscription = (cells: readonly string[], report: Report) => SubscriptionDraft | undefined;

const statusOf = remembered(oneOf(STATUSES));
const channelOf = remembered(oneOf(CHANNELS));
const commerceOf = remembered(oneOf(COMMERCE));

/** What makes no sense without the subscription's id. */
const NEEDS_A_SUBSCRIPTION = ['OfferId', 'OfferName', 'FriendlyName', 'SupportTenantId'] as const;

/** What a row says of its subscription; undefined for a customer without one, or when a problem was reported. */
export function createSubscriptionReader(
  at: MatchedColumns<CustomerColumn>['at'],
  book: PartnerBook,
): ReadSubscription {
  const name = remembered(nameText);
  const partners = new Map(book.partners.map((partner) => [partner.tenantId, partner]));
  const contacts = new Map<string, SupportContact>();
  const text = (cells: readonly string[], column: CustomerColumn) => cellText(cells[at[column]]);

  const readName = (cells: readonly string[], column: CustomerColumn, report: Report) => {
    const value = name(text(cells, column));
    if (isTooLong(value)) report('tooLong', column, value);
    return value;
  };

  /** An empty cell says nothing: none of them can be empty. */
  const readKinds = (draft: SubscriptionDraft, cells: readonly string[], report: Report) => {
    const [status, quantity] = [text(cells, 'Status'), text(cells, 'Quantity')];
    const [channel, commerce] = [text(cells, 'Channel'), text(cells, 'Commerce')];
    if (status) draft.status = statusOf(status) ?? 'other';
    if (quantity) draft.quantity = readQuantity(quantity, report);
    if (channel) draft.channel = readChannel(channel, report);
    if (commerce) draft.commerce = readCommerce(commerce, report);
  };

  /** Undefined where the cell does not say; then the partner's own name is meant. */
  const readContactName = (cells: readonly string[], report: Report) =>
    cells[at.SupportName]?.trim() === EMPTY_TEXT ? '' : readName(cells, 'SupportName', report) || undefined;

  const readContact = (cells: readonly string[], report: Report): SupportContact | null => {
    const id = text(cells, 'SupportTenantId');
    const mpn = text(cells, 'SupportMpnId');
    const contactName = readContactName(cells, report);
    const known = contacts.get(id);
    if (known && known.supportMpnId === mpn && known.name === contactName) return known;
    const contact = parseContact(id, mpn, contactName, report);
    if (contact) contacts.set(id, contact);
    return contact;
  };

  const parseContact = (
    id: string,
    mpn: string,
    contactName: string | undefined,
    report: Report,
  ): SupportContact | null => {
    if (!id) {
      if (mpn || contactName) report('supportTenantMissing', 'SupportTenantId', contactName || mpn);
      return null;
    }
    const supportTenantId = parseTenantId(compactText(id));
    const supportMpnId = mpn && parseMpnId(mpn);
    if (supportMpnId === undefined) report('mpnId', 'SupportMpnId', mpn);
    if (!supportTenantId) report('tenantId', 'SupportTenantId', id);
    if (!supportTenantId || supportMpnId === undefined) return null;
    if (contactName !== undefined) return { supportTenantId, supportMpnId, name: contactName };
    const partner = partners.get(supportTenantId);
    if (!partner) report('supportNameMissing', 'SupportName', id);
    return partner ? toSupportContact(partner) : null;
  };

  const readId = (cells: readonly string[], report: Report) => {
    const written = text(cells, 'SubscriptionId');
    if (written) {
      const id = parseSubscriptionId(compactText(written));
      if (!id) report('subscriptionId', 'SubscriptionId', written);
      return id;
    }
    const orphan = NEEDS_A_SUBSCRIPTION.map((column) => text(cells, column)).find(Boolean);
    if (orphan) report('subscriptionIdMissing', 'SubscriptionId', orphan);
    return undefined;
  };

  return (cells, report) => {
    const id = readId(cells, report);
    if (!id) return undefined;
    const draft: SubscriptionDraft = { id };
    if (at.OfferId >= 0) draft.offerId = readName(cells, 'OfferId', report);
    if (at.OfferName >= 0) draft.offerName = readName(cells, 'OfferName', report);
    if (at.FriendlyName >= 0) draft.friendlyName = readName(cells, 'FriendlyName', report);
    readKinds(draft, cells, report);
    if (at.SupportTenantId >= 0) draft.supportContact = readContact(cells, report);
    return draft;
  };
}

function readChannel(text: string, report: Report): Channel {
  const channel = channelOf(text);
  if (!channel) report('channel', 'Channel', text);
  return channel ?? 'csp';
}

function readCommerce(text: string, report: Report): Commerce {
  const commerce = commerceOf(text);
  if (!commerce) report('commerce', 'Commerce', text);
  return commerce ?? 'other';
}

function readQuantity(text: string, report: Report): number {
  const quantity = /^\d+$/.test(text) ? Number(text) : undefined;
  if (quantity !== undefined && quantity <= LIMITS.quantity) return quantity;
  report('quantity', 'Quantity', text);
  return 1;
}
