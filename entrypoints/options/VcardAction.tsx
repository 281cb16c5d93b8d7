import { VcardButton } from '../../components/transfer/VcardButton.tsx';
import type { Partner } from '../../lib/directory/types.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { vCardOf } from '../../lib/session/transfer-vcard.ts';

export function VcardAction({ partner }: { partner: Partner }) {
  const card = vCardOf(partner);
  return <VcardButton name={partner.name} text={card.text} onSave={() => saveFile(card.blob(), card.name)} />;
}
