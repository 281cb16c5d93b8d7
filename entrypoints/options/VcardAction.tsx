import { VcardButton } from '../../components/transfer/VcardButton.tsx';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { vCardOf } from '../../lib/session/transfer-vcard.ts';
import type { VCardPartner } from '../../lib/transfer/vcard.ts';

interface VcardActionProps {
  partner: VCardPartner;
  /** The button says whose contact it is, where several stand together. */
  named?: boolean;
}

export function VcardAction({ partner, named = false }: VcardActionProps) {
  const card = vCardOf(partner);
  return (
    <VcardButton named={named} name={partner.name} text={card.text} onSave={() => saveFile(card.blob(), card.name)} />
  );
}
