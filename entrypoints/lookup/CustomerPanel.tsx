import { CustomerDetail } from '../../components/lookup/CustomerDetail.tsx';
import { copyText } from '../../lib/admin-center/copy-text.ts';
import type { ShownCustomer } from '../../lib/session/lookup-read.ts';
import { formatRoute } from '../../lib/session/route.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { contactsVcard } from '../../lib/surfaces/contacts-vcard.ts';
import type { LookupPageProps } from './LookupPage.tsx';

type CustomerPanelProps = LookupPageProps & ShownCustomer & { hint?: string };

/** One customer, and what this person may do with it. */
export function CustomerPanel({ contacts, facts, session, settings, now, hint }: CustomerPanelProps) {
  const { tenantId } = contacts.customer;
  const live = session.finding?.live;
  const pin = live && { isPinned: live.care.value.pinned.includes(tenantId), onToggle: () => live.togglePin(tenantId) };
  const href = `/options.html${formatRoute({ view: 'customer', tenantId })}`;
  const vcard = contactsVcard(contacts);
  return (
    <CustomerDetail
      key={tenantId}
      contacts={contacts}
      theme={settings.theme}
      source={session.source.value}
      now={now}
      timeZone={Temporal.Now.timeZoneId()}
      onCopy={copyText}
      {...(hint ? { hint } : {})}
      {...(facts ? { facts } : {})}
      {...(pin ? { pin } : {})}
      {...(vcard ? { onSaveVcard: () => saveFile(vcard.blob(), vcard.name) } : {})}
      {...(settings.role === 'customer' ? {} : { href })}
    />
  );
}
