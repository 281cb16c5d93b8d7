import { scanCustomers } from '../db/customers.ts';
import { getPublishing, rootOf } from '../db/publishing.ts';
import type { Db } from '../db/schema.ts';
import type { Customer, TenantId, Workspace } from '../directory/types.ts';
import { parseReadersHost } from '../feed/publish/feed-host.ts';
import { type Inviting, inviteCustomer } from '../feed/publish/invite.ts';
import { formatInvitation } from '../feed/subscribe/invitation.ts';
import { createTranslate } from '../i18n.ts';
import { loadMessages } from '../load-messages.ts';
import { LOCALES, type Locale, resolveLocale } from '../locales.ts';
import { guardCell } from '../transfer/cell-guard.ts';
import { BYTE_ORDER_MARK, writeRows } from '../transfer/write-rows.ts';
import { epochOf } from './publishing-workspace.ts';

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

/** One row per customer, for a mail merge or a managed deployment. */
export async function invitationsCsv(db: Db, workspace: Workspace | undefined): Promise<Blob | undefined> {
  const inviting = await readInviting(db, workspace);
  if (!inviting || !workspace) return undefined;
  const found: Customer[][] = [];
  await scanCustomers(db, (customers) => found.push(customers));
  const rows = await Promise.all(
    found.flat().map(async ({ tenantId, companyName }) => {
      const invitation = await inviteCustomer(inviting, tenantId, epochOf(workspace, tenantId));
      return [tenantId, guardCell(companyName), formatInvitation(invitation)];
    }),
  );
  const text = writeRows([['TenantId', 'CompanyName', 'Invitation'], ...rows]);
  return new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' });
}

/** The language that most of the customer's country reads, where it is offered; English otherwise. */
export const languageOf = ({ country }: Pick<Customer, 'country'>): Locale =>
  resolveLocale([`und-${country ?? ''}`, 'en'], LOCALES);

/** Chrome and Edge open no longer address on Windows, and say nothing; Outlook takes as much. */
const MOST_OF_MAIL = 2_000;

/**
 * An email without a recipient, whom we do not know. Letters of most scripts take six or nine characters of an address:
 * where names make it too long it says less, the link and the fingerprint at least.
 */
export async function invitationMail(
  locale: Locale,
  { link, company, partner, root }: { link: string; company: string; partner: string; root: string },
): Promise<string> {
  const t = createTranslate(locale, await loadMessages(locale, 'mail'));
  const subject = t('publishing.mail.subject', { partner }).replace(/[\r\n]+/g, ' ');
  const body = t('publishing.mail.body', { link, company, partner, root });
  const least = [link, root].join('\n\n');
  const mails = [mailOf(subject, body), mailOf(subject, least), mailOf('', least)];
  return mails.find(({ length }) => length <= MOST_OF_MAIL) ?? mailOf('', least);
}

const mailOf = (subject: string, body: string) =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\r?\n/g, '\r\n'))}`;
