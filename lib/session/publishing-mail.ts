import { MOST_OF_MAIL } from '../directory/links.ts';
import type { Customer } from '../directory/types.ts';
import { createTranslate } from '../i18n.ts';
import { loadMessages } from '../load-messages.ts';
import { LOCALES, type Locale, resolveLocale } from '../locales.ts';

/** The language that most of the customer's country reads, where it is offered; English otherwise. */
export const languageOf = ({ country }: Pick<Customer, 'country'>): Locale =>
  resolveLocale([`und-${country ?? ''}`, 'en'], LOCALES);

/** What an invitation's message is about. */
export interface InvitationAbout {
  link: string;
  company: string;
  partner: string;
  /** Fingerprint of the root key. */
  root: string;
}

export interface InvitationMessage {
  /** One line. */
  subject: string;
  /** What to do with the link. */
  body: string;
  /** What to do without the extension. */
  install: string;
}

/** What a customer's administrator needs to be told, in their language. */
export async function invitationMessage(locale: Locale, about: InvitationAbout): Promise<InvitationMessage> {
  const { link, company, partner, root } = about;
  const t = createTranslate(locale, await loadMessages(locale, 'mail'));
  return {
    subject: t('publishing.mail.subject', { partner }).replace(/[\r\n]+/g, ' '),
    body: t('publishing.mail.body', { link, company, partner, root }),
    install: t('publishing.mail.install'),
  };
}

/** The whole message, for a mail merge. */
export const wholeBody = ({ body, install }: InvitationMessage): string => `${body}\n\n${install}`;

/**
 * An email without a recipient, whom we do not know. Letters of most scripts take six or nine characters of an address:
 * where names make it too long it says less, the link and the fingerprint at least.
 */
export async function invitationMail(locale: Locale, about: InvitationAbout): Promise<string> {
  const message = await invitationMessage(locale, about);
  const { subject, body } = message;
  const least = [about.link, about.root].join('\n\n');
  const mails = [wholeBody(message), body, least].map((text) => mailOf(subject, text));
  return mails.find(({ length }) => length <= MOST_OF_MAIL) ?? mailOf('', least);
}

const mailOf = (subject: string, body: string) =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\r?\n/g, '\r\n'))}`;
