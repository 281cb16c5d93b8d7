import { Headset } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import type { ShownFeed } from '../../lib/feeds-for-page.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import { CardFrame, ContactCard, type ContactCardProps } from './ContactCard.tsx';
import { FeedNotices } from './FeedNotices.tsx';
import { takeFocus, UnsureChoices } from './UnsureChoices.tsx';

export type ThemeName = 'auto' | 'light' | 'dark';

/** Whose contacts to show, as the background answers. */
export type Shown =
  | { state: 'contacts'; contacts: CustomerContacts }
  | { state: 'feeds'; feeds: ShownFeed[] }
  | { state: 'unsure'; candidates: CustomerContacts[]; unknown: string[] };

export interface PageCardProps extends Pick<ContactCardProps, 'now' | 'timeZone' | 'source' | 'onCopy'> {
  shown: Shown;
  isOpen: boolean;
  /** The reader is not the customer. */
  isPreview: boolean;
  onOpen(): void;
  onClose(): void;
}

/** The card on the admin center: a small labelled button, or the panel. */
export function PageCard({ isOpen, onOpen, onClose, ...panel }: PageCardProps) {
  const region = useFocusFollowing(isOpen);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc is heard here for the controls inside
    <div class="page" ref={region} onKeyDown={closeOnEscape}>
      {isOpen ? <Panel {...panel} onClose={onClose} /> : <Pill onOpen={onOpen} />}
    </div>
  );
}

/** The reader opens and closes it with the same key press: focus goes to the button that took the other's place. */
function useFocusFollowing(isOpen: boolean) {
  const region = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  const wasOpen = useRef(isOpen);
  hadFocus.current = region.current?.contains(focusedBeside(region.current)) ?? false;
  useLayoutEffect(() => {
    if (wasOpen.current !== isOpen && hadFocus.current) {
      region.current?.querySelector<HTMLElement>('.close, .pill')?.focus({ preventScroll: true });
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
  return region;
}

function focusedBeside(element: HTMLElement): Element | null {
  const root = element.getRootNode();
  return (root instanceof ShadowRoot ? root : document).activeElement;
}

function Pill({ onOpen }: { onOpen(): void }) {
  const t = useT();
  return (
    <section aria-label={t('card.label')} data-state="collapsed">
      <button type="button" class="pill" aria-expanded="false" onClick={onOpen}>
        <Icon icon={Headset} size={18} />
        <span>{t('card.open')}</span>
      </button>
    </section>
  );
}

type PanelProps = Omit<PageCardProps, 'isOpen' | 'onOpen'>;

function Panel({ shown, ...panel }: PanelProps) {
  if (shown.state === 'unsure') return <Unsure {...shown} {...panel} />;
  if (shown.state === 'feeds') return <Feeds feeds={shown.feeds} {...panel} />;
  return <Contacts contacts={shown.contacts} {...panel} />;
}

type ContactsProps = Omit<PanelProps, 'shown'> & { contacts: CustomerContacts; children?: ComponentChildren };

function Contacts({ isPreview, contacts, ...card }: ContactsProps) {
  const preview = isPreview ? { preview: { customerName: contacts.customer.companyName } } : {};
  return <ContactCard contacts={contacts} {...preview} {...card} />;
}

/** What each partner publishes, one card below the other; of several tenants each says whose it is. */
function Feeds({ feeds, onClose, now, onCopy }: Omit<PanelProps, 'shown'> & { feeds: ShownFeed[] }) {
  const isOfSeveral = feeds.some(({ contacts }) => contacts.customer.tenantId !== feeds[0]?.contacts.customer.tenantId);
  return (
    <>
      {feeds.map(({ root, contacts, source, notices }, index) => (
        <ContactCard
          key={`${contacts.customer.tenantId} ${root}`}
          contacts={contacts}
          source={source}
          now={now}
          onCopy={onCopy}
          {...(index === 0 ? { onClose } : {})}
        >
          {isOfSeveral && (
            <p class="preview">
              <bdi>{contacts.customer.companyName}</bdi>
            </p>
          )}
          <FeedNotices notices={notices} />
        </ContactCard>
      ))}
    </>
  );
}

type UnsureProps = Omit<PanelProps, 'shown'> & { candidates: CustomerContacts[]; unknown: string[] };

function Unsure({ candidates, unknown, ...panel }: UnsureProps) {
  const t = useT();
  const [picked, setPicked] = useState<string>();
  const [left, setLeft] = useState<string>();
  const goBack = () => {
    setLeft(picked);
    setPicked(undefined);
  };
  const contacts = candidates.find(({ customer }) => customer.tenantId === picked);
  if (contacts) {
    return (
      <Contacts contacts={contacts} {...panel}>
        <button ref={takeFocus} type="button" class="back" onClick={goBack}>
          {t('card.unsure.back')}
        </button>
      </Contacts>
    );
  }
  return (
    <CardFrame state="unsure" onClose={panel.onClose}>
      <UnsureChoices candidates={candidates} unknown={unknown} left={left} onPick={setPicked} />
    </CardFrame>
  );
}
