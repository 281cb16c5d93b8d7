import { effect, type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { InvitationSection } from '../../components/publishing/InvitationSection.tsx';
import { getFeed, type StoredFeed } from '../../lib/db/publishing.ts';
import { ownPartner } from '../../lib/directory/own-partner.ts';
import type { Customer } from '../../lib/directory/types.ts';
import { heldCustomers } from '../../lib/feed/publish/held-customers.ts';
import { LANGUAGE_NAMES, LOCALES, type Locale } from '../../lib/locales.ts';
import { reportError } from '../../lib/report-error.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { Publishing } from '../../lib/session/publishing.ts';
import { invitationPolicy } from '../../lib/session/publishing-policy.ts';
import { revokeInvitation } from '../../lib/session/publishing-revoke.ts';
import { epochOf } from '../../lib/session/publishing-workspace.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { answerNewest } from '../../lib/surfaces/answer-newest.ts';

interface CustomerInvitationProps {
  session: OptionsSession;
  publishing: Publishing;
  customer: Customer;
}

interface Invited {
  link: string;
  mail: { language: Locale; href: string };
  feed: StoredFeed | undefined;
}

const LANGUAGES = LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));

/** Nothing in a profile that does not publish. */
export function CustomerInvitation({ session, publishing, customer }: CustomerInvitationProps) {
  const language = useSignal<Locale | undefined>(undefined);
  const invited = useInvited({ session, publishing, customer }, language);
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
      languages={LANGUAGES}
      onLanguage={(chosen) => {
        language.value = LOCALES.find((locale) => locale === chosen);
      }}
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

/** `language`: of the email; undefined: the customer's. */
function useInvited(
  { session, publishing, customer }: CustomerInvitationProps,
  language: Signal<Locale | undefined>,
): Invited | undefined {
  const invited = useSignal<Invited | undefined>(undefined);
  const read = useMemo(() => {
    return answerNewest<Locale | undefined, Invited | undefined>(
      (chosen) => readInvited(session, customer, chosen),
      (found) => {
        invited.value = found;
      },
      (fault) => void reportError('Making an invitation', fault),
    );
  }, [session, customer, invited]);
  useEffect(
    () =>
      effect(() => {
        void session.workspace.value;
        void publishing.facts.value;
        read(language.value);
      }),
    [session, publishing, language, read],
  );
  return invited.value;
}

async function readInvited(
  { db, partners, workspace: shared }: OptionsSession,
  customer: Customer,
  chosen: Locale | undefined,
): Promise<Invited | undefined> {
  const workspace = shared.peek();
  if (!workspace?.feeds?.root) return undefined;
  // Most profiles never invite.
  const [{ invitationFor }, { invitationMail, languageOf }] = await Promise.all([
    import('../../lib/session/publishing-invite.ts'),
    import('../../lib/session/publishing-mail.ts'),
  ]);
  const link = await invitationFor(db, workspace, customer.tenantId);
  if (!link) return undefined;
  const partner = ownPartner({ partners: partners.peek() })?.name ?? '';
  const language = chosen ?? languageOf(customer);
  const about = { link, company: customer.companyName, partner, root: workspace.feeds.root };
  const mail = { language, href: await invitationMail(language, about) };
  return { link, mail, feed: await getFeed(db, customer.tenantId) };
}
