import { useEffect, useState } from 'preact/hooks';
import { ContactCard } from '../../components/contact-card/ContactCard.tsx';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';

const MINUTE_IN_MILLISECONDS = 60_000;

/** The production card, showing what this customer sees now. */
export function PreviewCard({ contacts }: { contacts: CustomerContacts }) {
  const [now, setNow] = useState(() => Temporal.Now.instant());
  useEffect(() => {
    const timer = setInterval(() => setNow(Temporal.Now.instant()), MINUTE_IN_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return (
    <ContactCard
      contacts={contacts}
      now={now}
      preview={{ customerName: contacts.customer.companyName }}
      onCopy={(text) => navigator.clipboard.writeText(text)}
    />
  );
}
