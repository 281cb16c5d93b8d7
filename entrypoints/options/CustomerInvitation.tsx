import { useSignal, useSignalEffect } from '@preact/signals';
import { InvitationSection } from '../../components/publishing/InvitationSection.tsx';
import { getFeed, type StoredFeed } from '../../lib/db/publishing.ts';
import { ownPartner } from '../../lib/directory/own-partner.ts';
import type { Customer, Workspace } from '../../lib/directory/types.ts';
import { heldCustomers } from '../../lib/feed/publish/held-customers.ts';
import { LANGUAGE_NAMES, LOCALES } from '../../lib/locales.ts';
import { reportError } from '../../lib/report-error.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { Publishing } from '../../lib/session/publishing.ts';
import { invitationPolicy } from '../../lib/session/publishing-policy.ts';
import { revokeInvitation } from '../../lib/session/publishing-revoke.ts';
import { epochOf } from '../../lib/session/publishing-workspace.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';

interface CustomerInvitationProps {
  session: OptionsSession;
  publishing: Publishing;
  customer: Customer;
}

interface Invited {
  link: string;
  mails: { language: string; href: string }[];
  feed: StoredFeed | undefined;
}

/** Nothing in a profile that does not publish. */
export function CustomerInvitation({ session, publishing, customer }: CustomerInvitationProps) {
  const invited = useInvited(session, publishing, customer);
  const facts = publishing.facts.value;
  const workspace = session.workspace.value;
  if (!invited || !workspace || !facts || facts === 'none') return null;
  const { tenantId } = customer;
  const { feed } = invited;
  return (
    <InvitationSection
      {...invited}
      epoch={epochOf(workspace, tenantId)}
      publisher={workspace.feedKeys?.find(({ kid }) => kid === feed?.kid)?.name || (feed?.kid ?? '')}
      isHeld={heldCustomers(session.conflicts.value).has(tenantId)}
      onCopy={(text) => navigator.clipboard.writeText(text)}
      onSave={() => saveFile(new Blob([`${invited.link}\n`]), `support-contacts-invitation-${tenantId}.txt`)}
      onSavePolicy={(browser) =>
        saveFile(
          new Blob([invitationPolicy(browser, [invited.link])], { type: 'application/json' }),
          `support-contacts-policy-${browser}-${tenantId}.json`,
        )
      }
      onRevoke={() => void revokeInvitation(session, tenantId, () => void publishing.publish())}
    />
  );
}

function useInvited(session: OptionsSession, publishing: Publishing, customer: Customer): Invited | undefined {
  const invited = useSignal<Invited | undefined>(undefined);
  useSignalEffect(() => {
    const { value: workspace } = session.workspace;
    void publishing.facts.value;
    readInvited(session, workspace, customer).then(
      (found) => {
        invited.value = found;
      },
      (fault: unknown) => void reportError('Making an invitation', fault),
    );
  });
  return invited.value;
}

/** The email in the customer's language stands first. */
async function readInvited(
  { db, partners }: OptionsSession,
  workspace: Workspace | undefined,
  customer: Customer,
): Promise<Invited | undefined> {
  if (!workspace?.feeds?.root) return undefined;
  // Most profiles never invite.
  const { invitationFor, invitationMail, languageOf } = await import('../../lib/session/publishing-invite.ts');
  const link = await invitationFor(db, workspace, customer.tenantId);
  if (!link) return undefined;
  const partner = ownPartner({ partners: partners.peek() })?.name ?? '';
  const about = { link, company: customer.companyName, partner, root: workspace.feeds.root };
  const first = languageOf(customer);
  const languages = [first, ...LOCALES.filter((locale) => locale !== first)];
  const mails = languages.map(async (locale) => ({
    language: LANGUAGE_NAMES[locale],
    href: await invitationMail(locale, about),
  }));
  return { link, mails: await Promise.all(mails), feed: await getFeed(db, customer.tenantId) };
}
