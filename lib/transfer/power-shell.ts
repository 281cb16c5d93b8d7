import type { PartnerCenterChange } from '../directory/partner-center-change.ts';
import { subscriptionName } from '../directory/subscription-name.ts';

/** What PowerShell takes for a single quotation mark (its language specification: single-quote-character). */
const SINGLE_QUOTES = /['\u2018\u2019\u201A\u201B]/g;
const LINE_BREAKING = /[\p{Cc}\u2028\u2029]+/gu;

const onOneLine = (text: string) => text.replace(LINE_BREAKING, ' ');

/**
 * A verbatim string: nothing in it is expanded, and every character that could end it is doubled. What breaks lines
 * becomes a space, so that a command stays one line wherever it is pasted.
 */
export const quotePowerShell = (text: string): string => `'${onOneLine(text).replace(SINGLE_QUOTES, '$&$&')}'`;

const HEAD = `# Sets support contacts in Partner Center. Needs the PartnerCenter module and Connect-PartnerCenter.
# Add -WhatIf to a command to see what it would do.
`;

/** The script before its commands. Windows PowerShell reads a file as UTF-8 only with this mark. */
export const POWER_SHELL_HEAD = `\uFEFF${HEAD.replaceAll('\n', '\r\n')}`;

/** One command a line, each below a comment that says in words whom it concerns. */
export function writePowerShell(changes: readonly PartnerCenterChange[]): string {
  return changes.map((change) => `${commentOf(change)}\r\n${commandOf(change)}\r\n`).join('');
}

const commentOf = ({ customer, subscription, contact }: PartnerCenterChange) =>
  onOneLine(`# ${customer.companyName}: ${subscriptionName(subscription)} -> ${contact.name}`);

/** Microsoft's module PartnerCenter, Set-PartnerCustomerSubscriptionSupportContact. */
function commandOf({ customer, subscription, contact }: PartnerCenterChange): string {
  const parameters: [name: string, value: string][] = [
    ['CustomerId', customer.tenantId],
    ['SubscriptionId', subscription.id],
    ['SupportTenantId', contact.supportTenantId],
    ['SupportMpnId', contact.supportMpnId],
    ['Name', contact.name],
  ];
  const written = parameters.map(([name, value]) => `-${name} ${quotePowerShell(value)}`);
  return `Set-PartnerCustomerSubscriptionSupportContact ${written.join(' ')}`;
}
