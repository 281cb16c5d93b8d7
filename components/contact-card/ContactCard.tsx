import { Eye, Headset, TriangleAlert, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import type { Translate } from '../../lib/i18n.ts';
import { BrandMark, useBrand } from '../ui/brand.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { ContactSection, FallbackSection, PartnerHeading } from './ContactSection.tsx';
import { formatDayOf } from './format-time.ts';
import { useCopying } from './use-copying.ts';

export interface ContactCardProps {
  /** What `contactsFor` yields. */
  contacts: CustomerContacts;
  now: Temporal.Instant;
  /** IANA name of the reader's zone; that of this machine when absent. */
  timeZone?: string;
  /** Marks the card for people who are not that customer. `disputed`: subscriptions on whose contact they disagree. */
  preview?: { customerName: string; disputed?: readonly string[] };
  source?: { name?: string; asOf?: string };
  /** Puts the text on the clipboard; a rejection is told to the reader. */
  onCopy(text: string): void | Promise<void>;
  /** Shows a button that closes the card. */
  onClose?(): void;
  /** Above the contacts. */
  children?: ComponentChildren;
}

/** Who supports a customer's subscriptions: the same on the admin center, in the popup, and as preview. */
export function ContactCard({
  contacts,
  now,
  timeZone = ownTimeZone(),
  preview,
  source,
  onCopy,
  onClose,
  children,
}: ContactCardProps) {
  const t = useT();
  const { copied, announcement, copy } = useCopying(onCopy);
  const viewing = { now, timeZone, copied, onCopy: copy };
  return (
    <CardFrame {...(onClose ? { onClose } : {})} state={stateOf(contacts)}>
      {preview && (
        <p class="preview">
          <Icon icon={Eye} size={16} />
          <span>{t('card.preview', { customer: preview.customerName })}</span>
        </p>
      )}
      {preview?.disputed && preview.disputed.length > 0 && (
        <p class="preview" data-level="warning">
          <Icon icon={TriangleAlert} size={16} />
          <span>{t('card.preview.disputed', { names: listText(preview.disputed, t.locale) })}</span>
        </p>
      )}
      {children}
      <Contacts contacts={contacts} {...viewing} />
      {source && <Source source={source} timeZone={timeZone} />}
      <p class="announcement" role="status">
        {announcement}
      </p>
    </CardFrame>
  );
}

const ownTimeZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const stateOf = ({ contacts }: CustomerContacts) =>
  contacts.some(({ state }) => state === 'doubtful')
    ? 'doubtful'
    : contacts.some(({ state }) => state === 'designated')
      ? 'designated'
      : 'default';

interface CardFrameProps {
  state: string;
  onClose?(): void;
  children: ComponentChildren;
}

/** The panel itself: a region with its name, and a way to close it where it can be closed. */
export function CardFrame({ state, onClose, children }: CardFrameProps) {
  const t = useT();
  const brand = useBrand();
  return (
    <section class="card" aria-label={t('card.label')} data-state={state}>
      <div class="bar">
        <BrandMark icon={Headset} size={18} class="logo" />
        <span>
          {t('card.label')}
          {brand?.name && <span class="brand">{brand.name}</span>}
        </span>
        {onClose && (
          <button
            type="button"
            class="close"
            aria-label={t('card.minimise')}
            title={t('card.minimise')}
            onClick={onClose}
          >
            <Icon icon={X} size={18} />
          </button>
        )}
      </div>
      <div class="body">{children}</div>
    </section>
  );
}

type ContactsProps = Parameters<typeof ContactSection>[0];

function Contacts({
  contacts,
  ...viewing
}: Omit<ContactsProps, 'contact' | 'isOneOfSeveral'> & { contacts: CustomerContacts }) {
  const t = useT();
  const { fallback } = contacts;
  const isDoubtful = contacts.contacts.some(({ state }) => state === 'doubtful');
  const isShown = contacts.contacts.some(({ partner }) => partner.tenantId === fallback?.tenantId);
  return (
    <>
      {contacts.contacts.map((contact) => (
        <ContactSection
          key={contact.partner.tenantId}
          contact={contact}
          isOneOfSeveral={contacts.contacts.length > 1}
          {...viewing}
        />
      ))}
      {fallback && isDoubtful && !isShown && (
        <FallbackSection partner={fallback} title={t('card.fallback', { name: fallback.name })} {...viewing} />
      )}
      {fallback && contacts.contacts.length === 0 && <DefaultOnly partner={fallback} {...viewing} />}
    </>
  );
}

/** A customer without subscriptions still has someone to turn to. */
function DefaultOnly({ partner, ...viewing }: Omit<Parameters<typeof FallbackSection>[0], 'title'>) {
  const t = useT();
  return (
    <>
      <PartnerHeading name={partner.name} state="default" />
      <FallbackSection partner={partner} title={t('card.noSubscriptions')} {...viewing} />
    </>
  );
}

function Source({ source, timeZone }: { source: NonNullable<ContactCardProps['source']>; timeZone: string }) {
  const t = useT();
  const text = describeSource(source, timeZone, t);
  return text ? <footer class="source">{text}</footer> : null;
}

function describeSource({ name, asOf }: { name?: string; asOf?: string }, timeZone: string, t: Translate) {
  const date = asOf === undefined ? undefined : formatDayOf(asOf, timeZone, t.locale);
  if (name && date) return t('card.source', { name, date });
  if (name) return t('card.sourceUndated', { name });
  return date && t('card.asOf', { date });
}
