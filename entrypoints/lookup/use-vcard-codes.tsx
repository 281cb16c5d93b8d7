import { QrCode } from 'lucide';
import type { ComponentChildren, FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import type { VcardDialogProps } from '../../components/transfer/VcardDialog.tsx';
import { Icon } from '../../components/ui/Icon.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import { canBeReached } from '../../lib/directory/findings/contact-way-missing.ts';
import { partnersToCall } from '../../lib/directory/whom-to-call.ts';
import { reportError } from '../../lib/report-error.ts';
import { vCardOf } from '../../lib/session/transfer-vcard.ts';

interface VcardCodes {
  /** Absent where no partner can be reached. */
  button?: ComponentChildren;
  /** Apart from the button, whose looks it would take. */
  dialog: ComponentChildren;
}

/** The contacts as codes to scan, and to save. */
export function useVcardCodes(contacts: CustomerContacts, onSave: () => void): VcardCodes {
  const t = useT();
  /** Loaded when it is asked for: drawing codes would slow every opening. */
  const [loaded, setLoaded] = useState<{ Dialog: FunctionComponent<VcardDialogProps> } | undefined>();
  const partners = partnersToCall(contacts).filter(({ name, support }) => name !== '' && canBeReached(support));
  const [first, another] = partners;
  if (!first) return { dialog: null };
  const open = async () => {
    const { VcardDialog } = await import('../../components/transfer/VcardDialog.tsx');
    setLoaded({ Dialog: VcardDialog });
  };
  const button = (
    <button type="button" onClick={() => void open().catch((fault) => reportError('Showing codes to scan', fault))}>
      <Icon icon={QrCode} size={16} />
      <span>{t('popup.qr')}</span>
    </button>
  );
  const dialog = loaded && (
    <loaded.Dialog
      name={another ? contacts.customer.companyName : first.name}
      cards={partners.map((partner) => ({ name: partner.name, text: vCardOf(partner).text }))}
      onSave={onSave}
      onClose={() => setLoaded(undefined)}
    />
  );
  return { button, dialog };
}
