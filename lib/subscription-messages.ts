import en from '../locales/en/subscription.json';
import ja from '../locales/ja/subscription.json';
import type { Messages } from './i18n.ts';
import type { Locale } from './load-messages.ts';

const SUBSCRIPTION_MESSAGES: Record<Locale, Messages> = { en, ja };

/** What there is to say about feeds, both languages at hand: the background puts it into words for the card. */
export const subscriptionMessages = (locale: Locale): Messages => SUBSCRIPTION_MESSAGES[locale];
