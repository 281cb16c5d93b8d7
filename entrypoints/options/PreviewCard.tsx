import { useContext, useEffect, useState } from 'preact/hooks';
import { CardPreview } from '../../components/contact-card/CardPreview.tsx';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import { ThemeContext } from './theme-context.ts';

const MINUTE_IN_MILLISECONDS = 60_000;

interface PreviewCardProps {
  contacts: CustomerContacts;
  /** Subscriptions on whose support contact members disagree. */
  disputed?: readonly string[];
}

/** The production card, showing what this customer sees now. */
export function PreviewCard({ contacts, disputed = [] }: PreviewCardProps) {
  const theme = useContext(ThemeContext);
  const [now, setNow] = useState(() => Temporal.Now.instant());
  useEffect(() => {
    const timer = setInterval(() => setNow(Temporal.Now.instant()), MINUTE_IN_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return (
    <CardPreview
      theme={theme}
      contacts={contacts}
      now={now}
      preview={{ customerName: contacts.customer.companyName, disputed }}
      onCopy={(text) => navigator.clipboard.writeText(text)}
    />
  );
}
