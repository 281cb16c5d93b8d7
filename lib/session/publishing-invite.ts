import { scanCustomers } from '../db/customers.ts';
import { getPartners } from '../db/partners.ts';
import { getFeeds, getPublishing, rootOf, type StoredFeed } from '../db/publishing.ts';
import type { Db } from '../db/schema.ts';
import { ownPartner } from '../directory/own-partner.ts';
import type { Customer, TenantId, Workspace } from '../directory/types.ts';
import { parseReadersHost } from '../feed/publish/feed-host.ts';
import { type Inviting, inviteCustomer } from '../feed/publish/invite.ts';
import { formatInvitation } from '../feed/subscribe/invitation.ts';
import { guardCell } from '../transfer/cell-guard.ts';
import { BYTE_ORDER_MARK, writeRows } from '../transfer/write-rows.ts';
import { invitationMessage, languageOf, wholeBody } from './publishing-mail.ts';
import { epochOf, epochsOf } from './publishing-workspace.ts';

/** Undefined where this profile cannot invite. */
async function readInviting(db: Db, workspace: Workspace | undefined): Promise<Inviting | undefined> {
  const own = await getPublishing(db);
  const { root, readers } = workspace?.feeds ?? {};
  const host = parseReadersHost(readers ?? '');
  return own && root && root === rootOf(own) && host.ok ? { secret: own.secret, readers: host.host, root } : undefined;
}

/** The customer's link: a secret. */
export async function invitationFor(
  db: Db,
  workspace: Workspace | undefined,
  tenantId: TenantId,
): Promise<string | undefined> {
  const inviting = await readInviting(db, workspace);
  if (!inviting || !workspace) return undefined;
  return formatInvitation(await inviteCustomer(inviting, tenantId, epochOf(workspace, tenantId)));
}

/**
 * One row per customer, for a mail merge or a managed deployment: the invitation, a message about it in the customer's
 * language, and since when there is something to see, empty while there is nothing.
 */
export async function invitationsCsv(db: Db, workspace: Workspace | undefined): Promise<Blob | undefined> {
  const inviting = await readInviting(db, workspace);
  if (!inviting || !workspace) return undefined;
  const found: Customer[][] = [];
  await scanCustomers(db, (customers) => found.push(customers));
  const [feeds, partners] = await Promise.all([getFeeds(db), getPartners(db)]);
  const published = new Map(feeds.map((feed) => [feed.tenantId, feed]));
  const epochOfEach = epochsOf(workspace);
  const partner = ownPartner({ partners })?.name ?? '';
  const rows = await Promise.all(
    found.flat().map(async (customer) => {
      const { tenantId, companyName: company } = customer;
      const epoch = epochOfEach(tenantId);
      const link = formatInvitation(await inviteCustomer(inviting, tenantId, epoch));
      const language = languageOf(customer);
      const message = await invitationMessage(language, { link, company, partner, root: inviting.root });
      const told = [company, link, language, message.subject, wholeBody(message)].map(guardCell);
      return [tenantId, ...told, publishedOn(published.get(tenantId), epoch)];
    }),
  );
  const text = writeRows([COLUMNS, ...rows]);
  return new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' });
}

const COLUMNS = ['TenantId', 'CompanyName', 'Invitation', 'Language', 'Subject', 'Message', 'Published'];

/** `YYYY-MM-DD`, in UTC. */
const publishedOn = (feed: StoredFeed | undefined, epoch: number): string =>
  feed?.epoch === epoch ? new Date(feed.iat * 1_000).toISOString().slice(0, 10) : '';
