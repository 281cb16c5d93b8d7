import { ClipboardList, Contact, Copy, ExternalLink, type IconNode, Pin, PinOff } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import type { OwnFacts } from '../../lib/session/lookup-read.ts';
import { CardPreview } from '../contact-card/CardPreview.tsx';
import type { ContactCardProps } from '../contact-card/ContactCard.tsx';
import { contactsText } from '../contact-card/contacts-text.ts';
import type { ThemeName } from '../contact-card/PageCard.tsx';
import { useCopying } from '../contact-card/use-copying.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import unseen from '../ui/unseen.module.css';
import s from './CustomerDetail.module.css';
import { Aliases, CustomerFacts } from './CustomerFacts.tsx';
import { ticketNote } from './ticket-note.ts';

export interface CustomerDetailProps extends Pick<ContactCardProps, 'now' | 'source' | 'onCopy' | 'children'> {
  contacts: CustomerContacts;
  /** IANA name of the reader's zone. */
  timeZone: string;
  theme: ThemeName;
  /** Above the name. */
  hint?: string;
  /** Where the customer can be edited; absent for those who may not. */
  href?: string;
  /** Absent for those who may not see them. */
  facts?: OwnFacts;
  /** Absent for those who have but one customer. */
  pin?: { isPinned: boolean; onToggle(): void };
  /** Hands the contacts to the browser's downloads; absent when there are none. */
  onSaveVcard?(): void;
  /** Further things to do, as buttons. */
  tools?: ComponentChildren;
}

/** One customer's contacts, with what a helpdesk does with them. */
export function CustomerDetail({
  contacts,
  theme,
  hint,
  href,
  facts,
  pin,
  onSaveVcard,
  tools,
  ...card
}: CustomerDetailProps) {
  const t = useT();
  const { copied, announcement, copy } = useCopying(card.onCopy);
  const copying = { copied, onCopy: copy };
  return (
    <div class={s.detail}>
      <header class={s.header}>
        {hint && <p class={s.hint}>{hint}</p>}
        <h1>
          <bdi>{contacts.customer.companyName}</bdi>
        </h1>
        {facts && <Aliases aliases={facts.aliases} />}
        <p class={s.actions}>
          <CopyText icon={Copy} label={t('popup.copyText')} text={contactsText(contacts, t)} {...copying} />
          <CopyText
            icon={ClipboardList}
            label={t('popup.copyNote')}
            text={ticketNote(contacts, card, t)}
            {...copying}
          />
          {onSaveVcard && (
            <button type="button" onClick={onSaveVcard}>
              <Icon icon={Contact} size={16} />
              <span>{t('popup.saveVcard')}</span>
            </button>
          )}
          {tools}
          {pin && (
            <button type="button" onClick={pin.onToggle}>
              <Icon icon={pin.isPinned ? PinOff : Pin} size={16} />
              <span>{t(pin.isPinned ? 'care.unpin' : 'care.pin')}</span>
            </button>
          )}
          {href && (
            <a href={href} target="_blank" rel="noreferrer">
              <Icon icon={ExternalLink} size={16} />
              <span>{t('popup.openCustomer')}</span>
            </a>
          )}
        </p>
        {facts && <CustomerFacts {...facts} />}
        <p class={unseen.words} role="status">
          {announcement && (copied ? t('popup.copied') : announcement)}
        </p>
      </header>
      <CardPreview contacts={contacts} theme={theme} {...card} />
    </div>
  );
}

interface CopyTextProps {
  icon: IconNode;
  label: string;
  text: string;
  /** What was copied last. */
  copied: string | undefined;
  onCopy(text: string): void;
}

function CopyText({ icon, label, text, copied, onCopy }: CopyTextProps) {
  const t = useT();
  return (
    <button type="button" onClick={() => onCopy(text)}>
      <Icon icon={icon} size={16} />
      <span>{copied === text ? t('popup.copied') : label}</span>
    </button>
  );
}
