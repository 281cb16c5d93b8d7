import { ChevronDown } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { ContactSubscription } from '../../lib/directory/contacts.ts';
import { subscriptionName } from '../../lib/directory/subscription-name.ts';
import type { ServiceHours, Severity, SupportProfile } from '../../lib/directory/types.ts';
import type { MessageKey } from '../../lib/i18n.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import { HoursTable } from './HoursTable.tsx';

interface SupportFactsProps {
  support: SupportProfile;
  now: Temporal.Instant;
}

/** What a partner states about its support, folded up: read once, not on every call. */
export function SupportFacts({ support, now }: SupportFactsProps) {
  const t = useT();
  return (
    <>
      {support.hours && <Hours hours={support.hours} now={now} />}
      {support.channels && <Channels channels={support.channels} />}
      {support.scope && (
        <Fold title={t('card.scope')}>
          <p class="prose" dir="auto">
            {support.scope}
          </p>
        </Fold>
      )}
      {support.pricing && (
        <Fold title={t('card.pricing')}>
          <p class="prose" dir="auto">
            {support.pricing}
          </p>
        </Fold>
      )}
    </>
  );
}

function Hours({ hours, now }: { hours: ServiceHours; now: Temporal.Instant }) {
  const t = useT();
  return (
    <Fold title={t('card.serviceHours')}>
      <HoursTable hours={hours} now={now} />
    </Fold>
  );
}

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'normal'];

function Channels({ channels }: { channels: NonNullable<SupportProfile['channels']> }) {
  const t = useT();
  const stated = SEVERITIES.filter((severity) => channels[severity]);
  if (stated.length === 0) return null;
  return (
    <Fold title={t('card.channels')}>
      <dl class="pairs">
        {stated.map((severity) => (
          <div key={severity} data-severity={severity}>
            <dt>{t(`card.severity.${severity}`)}</dt>
            <dd>
              <bdi>{channels[severity]}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}

/** Which of the customer's subscriptions this is about. */
export function Subscriptions({ subscriptions }: { subscriptions: ContactSubscription[] }) {
  const t = useT();
  return (
    <Fold title={t('card.covers', { count: subscriptions.length })}>
      <ul class="subscriptions">
        {subscriptions.map((subscription) => (
          <li key={subscription.id}>
            <span>
              <bdi>{subscriptionName(subscription)}</bdi>
            </span>
            <SubscriptionState {...subscription} />
          </li>
        ))}
      </ul>
    </Fold>
  );
}

const TOLD: Partial<Record<ContactSubscription['status'], MessageKey>> = {
  pending: 'card.status.pending',
  suspended: 'card.status.suspended',
  expired: 'card.status.expired',
  disabled: 'card.status.disabled',
};

function SubscriptionState({ status, quantity }: ContactSubscription) {
  const t = useT();
  const told = TOLD[status];
  const licences = quantity > 0 ? t('card.licences', { count: quantity }) : undefined;
  return <span class="muted">{[told && t(told), licences].filter(Boolean).join(' · ')}</span>;
}

function Fold({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <details>
      <summary class="unfold">
        <span>{title}</span>
        <Icon icon={ChevronDown} size={16} />
      </summary>
      <div class="fold">{children}</div>
    </details>
  );
}
