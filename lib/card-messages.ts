import en from '../locales/en/card.json';
import ja from '../locales/ja/card.json';
import type { Messages } from './i18n.ts';
import type { Locale } from './load-messages.ts';

const CARD_MESSAGES: Record<Locale, Messages> = { en, ja };

/** The few messages of the card. They travel with the answer: a worker cannot import at run time, and the page waits. */
export const cardMessages = (locale: Locale): Messages => CARD_MESSAGES[locale];
