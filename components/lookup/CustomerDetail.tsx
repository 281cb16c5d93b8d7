import { Copy, ExternalLink, Pin, PinOff } from 'lucide';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import { CardPreview } from '../contact-card/CardPreview.tsx';
import type { ContactCardProps } from '../contact-card/ContactCard.tsx';
import { contactsText } from '../contact-card/contacts-text.ts';
import type { ThemeName } from '../contact-card/PageCard.tsx';
import { useCopying } from '../contact-card/use-copying.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './CustomerDetail.module.css';
import { Aliases, CustomerFacts, type OwnFacts } from './CustomerFacts.tsx';

export interface CustomerDetailProps extends Pick<ContactCardProps, 'now' | 'source' | 'onCopy' | 'timeZone'> {
  contacts: CustomerContacts;
  theme: ThemeName;
  /** Above the name. */
  hint?: string;
  /** Where the customer can be edited; absent for those who may not. */
  href?: string;
  /** Absent for those who may not see them. */
  facts?: OwnFacts;
  /** Absent for those who have but one customer. */
  pin?: { isPinned: boolean; onToggle(): void };
}

/** One customer's contacts, with what a helpdesk does with them. */
export function CustomerDetail({ contacts, theme, hint, href, facts, pin, ...card }: CustomerDetailProps) {
  const t = useT();
  const { copied, announcement, copy } = useCopying(card.onCopy);
  return (
    <div class={s.detail}>
      <header class={s.header}>
        {hint && <p class={s.hint}>{hint}</p>}
        <h1>{contacts.customer.companyName}</h1>
        {facts && <Aliases aliases={facts.aliases} />}
        <p class={s.actions}>
          <button type="button" onClick={() => copy(contactsText(contacts, t))}>
            <Icon icon={Copy} size={16} />
            <span>{copied ? t('popup.copied') : t('popup.copyText')}</span>
          </button>
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
        <p class={s.announcement} role="status">
          {announcement && (copied ? t('popup.copied') : announcement)}
        </p>
      </header>
      <CardPreview contacts={contacts} theme={theme} {...card} />
    </div>
  );
}
