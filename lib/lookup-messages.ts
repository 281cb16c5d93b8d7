import enCard from '../locales/en/card.json';
import enCare from '../locales/en/care.json';
import enCommon from '../locales/en/common.json';
import enPopup from '../locales/en/popup.json';
import enSubscription from '../locales/en/subscription.json';
import jaCard from '../locales/ja/card.json';
import jaCare from '../locales/ja/care.json';
import jaCommon from '../locales/ja/common.json';
import jaPopup from '../locales/ja/popup.json';
import jaSubscription from '../locales/ja/subscription.json';
import type { Messages } from './i18n.ts';
import type { Locale } from './load-messages.ts';

const LOOKUP_MESSAGES: Record<Locale, Messages> = {
  en: { ...enCard, ...enCare, ...enCommon, ...enPopup, ...enSubscription },
  ja: { ...jaCard, ...jaCare, ...jaCommon, ...jaPopup, ...jaSubscription },
};

/** What the lookup's page speaks with, there with its script: whoever opens it waits for nothing else. */
export const lookupMessages = (locale: Locale): Messages => LOOKUP_MESSAGES[locale];
