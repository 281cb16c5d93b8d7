import shared from '../../components/sharing/sharing.module.css';
import { canBeReached } from '../../lib/directory/findings/contact-way-missing.ts';
import type { VCardPartner } from '../../lib/transfer/vcard.ts';
import { VcardAction } from './VcardAction.tsx';

/** Of those who can be reached: a card with a name alone is of no use in an address book. */
export function VcardActions({ partners }: { partners: readonly VCardPartner[] }) {
  const reachable = partners.filter(({ support }) => canBeReached(support));
  if (reachable.length === 0) return null;
  return (
    <div class={shared.actions}>
      {reachable.map((partner) => (
        <VcardAction key={partner.tenantId} partner={partner} named />
      ))}
    </div>
  );
}
