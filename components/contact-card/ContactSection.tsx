import { CircleCheck, TriangleAlert } from 'lucide';
import type { Contact, ContactSubscription, Doubt } from '../../lib/directory/contacts.ts';
import { serviceState } from '../../lib/directory/service-hours.ts';
import { subscriptionName } from '../../lib/directory/subscription-name.ts';
import type { SupportProfile } from '../../lib/directory/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { ContactLinks } from './ContactLinks.tsx';
import { doubtWords } from './doubt-words.ts';
import { describeService } from './format-time.ts';
import { languageNames } from './language-names.ts';
import { Subscriptions, SupportFacts } from './SupportFacts.tsx';

/** What every part of a card is shown by. */
export interface Viewing {
  now: Temporal.Instant;
  /** IANA name of the reader's zone. */
  timeZone: string;
  /** What was copied last. */
  copied: string | undefined;
  onCopy(text: string): void;
}

interface ContactSectionProps extends Viewing {
  contact: Contact;
  /** One of several: then which subscriptions each supports is the first question. */
  isOneOfSeveral: boolean;
}

/** One partner: name, state, whether open, and how to reach it. */
export function ContactSection({ contact, isOneOfSeveral, ...viewing }: ContactSectionProps) {
  const { partner, subscriptions, state } = contact;
  return (
    <article class="contact" data-state={state}>
      <PartnerHeading name={partner.name} state={state} />
      {isOneOfSeveral && <Covers subscriptions={subscriptions} />}
      <Doubts doubts={contact.doubts} />
      <Reach support={partner.support} {...viewing} />
      <div class="folds">
        {subscriptions.length > 0 && <Subscriptions subscriptions={subscriptions} />}
        <SupportFacts support={partner.support} now={viewing.now} />
      </div>
    </article>
  );
}

const MAX_NAMED = 3;

function Covers({ subscriptions }: { subscriptions: readonly ContactSubscription[] }) {
  const t = useT();
  const names = subscriptions.slice(0, MAX_NAMED).map(subscriptionName);
  const more = subscriptions.length > MAX_NAMED ? [t('card.more', { count: subscriptions.length - MAX_NAMED })] : [];
  return <p class="covers">{t('card.text.supports', { names: listText([...names, ...more], t.locale) })}</p>;
}

/** Whom to turn to while a designation is in doubt. */
export function FallbackSection({
  partner,
  title,
  ...viewing
}: Viewing & { partner: Contact['partner']; title: string }) {
  return (
    <article class="contact fallback" data-state="fallback">
      <h3>{title}</h3>
      <Reach support={partner.support} {...viewing} />
    </article>
  );
}

export function PartnerHeading({ name, state }: { name: string; state: Contact['state'] }) {
  const t = useT();
  const shown = name || t('card.unnamed');
  return (
    <header class="heading">
      <span class="avatar" aria-hidden="true" dir="auto">
        {initialsOf(shown)}
      </span>
      <div>
        <h2>
          <bdi>{shown}</bdi>
        </h2>
        <span class="badge" data-state={state}>
          {state === 'designated' && <Icon icon={CircleCheck} size={12} />}
          {state === 'doubtful' && <Icon icon={TriangleAlert} size={12} />}
          {t(`card.state.${state}`)}
        </span>
      </div>
    </header>
  );
}

function Reach({ support, now, timeZone, copied, onCopy }: Viewing & { support: SupportProfile }) {
  return (
    <>
      <OpenNow support={support} now={now} timeZone={timeZone} />
      <ContactLinks support={support} copied={copied} onCopy={onCopy} />
      <Languages tags={support.languages} />
    </>
  );
}

function OpenNow({ support, now, timeZone }: Pick<Viewing, 'now' | 'timeZone'> & { support: SupportProfile }) {
  const t = useT();
  const service = serviceState(support.hours, now);
  const text = describeService(service, now, timeZone, t);
  if (!text) return null;
  const state = service.state === 'open' && service.closesSoon ? 'closing' : service.state;
  return (
    <p class="service" data-state={state}>
      {text}
    </p>
  );
}

function Languages({ tags }: { tags: readonly string[] }) {
  const t = useT();
  if (tags.length === 0) return null;
  return (
    <p class="languages">
      <span class="muted">{t('card.languages')}</span> <bdi>{languageNames(tags, t.locale)}</bdi>
    </p>
  );
}

function Doubts({ doubts }: { doubts: readonly Doubt[] }) {
  const t = useT();
  const told = doubts.filter(({ level }) => level === 'warning');
  if (told.length === 0) return null;
  return (
    <div class="notice">
      <Icon icon={TriangleAlert} size={16} />
      <div>
        <strong>{t('card.doubt.title')}</strong>
        {told.map((doubt) => (
          <p key={doubt.reason}>{doubtWords(doubt, t)}</p>
        ))}
      </div>
    </div>
  );
}

/** First letters of the first and last word, or the first sign of a name without spaces. */
function initialsOf(name: string): string {
  const words = name.split(/[\s・]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const [first, last] = [words[0] ?? name, words.length > 1 ? words.at(-1) : undefined];
  return [first, last]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
