import { dequal } from 'dequal';
import type { Contact, ContactSubscription } from '../../directory/contacts.ts';
import { subscriptionName } from '../../directory/subscription-name.ts';
import type { SubscriptionId, TenantId } from '../../directory/types.ts';
import type { FeedContent } from '../content/payload.ts';

/** One thing that differs between two contents of a feed. `from` and `to` are empty where nothing stood or stands. */
export interface ContactChange {
  /** `supporter`: another partner supports a subscription. `details`: what does not fit in a line, such as service hours. */
  kind: 'supporter' | 'added' | 'removed' | 'name' | 'telephone' | 'email' | 'website' | 'details';
  /** Name of the subscription or of the partner. */
  about: string;
  from: string;
  to: string;
}

type Content = Pick<FeedContent, 'publisher' | 'contacts'>;
type ShownPartner = Contact['partner'];

/** What a customer should hear of: first who supports what, then how to reach them. */
export const contactChanges = (before: Content, after: Content): ContactChange[] => [
  ...supporterChanges(before, after),
  ...partnerChanges(before, after),
];

interface Supported {
  subscription: ContactSubscription;
  partner: ShownPartner;
}

function supporterChanges(before: Content, after: Content): ContactChange[] {
  const [old, current] = [supportedIn(before), supportedIn(after)];
  const ids = new Set([...current.keys(), ...old.keys()]);
  return [...ids].flatMap((id) => supporterChange(old.get(id), current.get(id)) ?? []);
}

const supportedIn = ({ contacts }: Content): Map<SubscriptionId, Supported> =>
  new Map(
    contacts.flatMap(({ partner, subscriptions }) =>
      subscriptions.map((subscription) => [subscription.id, { subscription, partner }] as const),
    ),
  );

function supporterChange(old: Supported | undefined, current: Supported | undefined): ContactChange | undefined {
  const named = current ?? old;
  if (!named || old?.partner.tenantId === current?.partner.tenantId) return undefined;
  const kind = !old ? 'added' : !current ? 'removed' : 'supporter';
  const about = subscriptionName(named.subscription);
  return { kind, about, from: old?.partner.name ?? '', to: current?.partner.name ?? '' };
}

function partnerChanges(before: Content, after: Content): ContactChange[] {
  const old = partnersIn(before);
  return [...partnersIn(after).values()].flatMap((partner) => {
    const known = old.get(partner.tenantId);
    return known ? profileChanges(known, partner) : [];
  });
}

const partnersIn = ({ publisher, contacts }: Content): Map<TenantId, ShownPartner> =>
  new Map([publisher, ...contacts.map(({ partner }) => partner)].map((partner) => [partner.tenantId, partner]));

const LINES = ['telephone', 'email', 'website'] as const;

function profileChanges(old: ShownPartner, { name, support }: ShownPartner): ContactChange[] {
  const lines = LINES.map((kind) => ({ kind, from: old.support[kind] ?? '', to: support[kind] ?? '' }));
  const all = [{ kind: 'name' as const, from: old.name, to: name }, ...lines];
  const changed = all.filter(({ from, to }) => from !== to).map((change) => ({ ...change, about: name }));
  const isSame = dequal(withoutLines(old.support), withoutLines(support));
  return isSame ? changed : [...changed, { kind: 'details', about: name, from: '', to: '' }];
}

const withoutLines = ({ telephone: _t, email: _e, website: _w, ...rest }: ShownPartner['support']) => rest;
