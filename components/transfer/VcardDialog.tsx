import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useT } from '../ui/i18n.tsx';
import { MAX_QR_OCTETS, QrCode } from './QrCode.tsx';
import s from './VcardDialog.module.css';

export interface VcardDialogProps {
  /** The partner's. */
  name: string;
  /** The vCard's text: `vCardOf(partner).text`. */
  text: string;
  onSave: () => void;
  onClose: () => void;
}

/** A support contact to scan with a telephone or to save for an address book. */
export function VcardDialog({ name, text, onSave, onClose }: VcardDialogProps) {
  const t = useT();
  const fits = new TextEncoder().encode(text).length <= MAX_QR_OCTETS;
  return (
    <Dialog
      title={t('transfer.vcard.title', { name })}
      onCancel={onClose}
      actions={
        <>
          <Button variant="primary" onClick={onSave}>
            {t('transfer.vcard.save')}
          </Button>
          <Button onClick={onClose}>{t('transfer.vcard.close')}</Button>
        </>
      }
    >
      {fits ? (
        <>
          <p>{t('transfer.vcard.scan')}</p>
          <QrCode class={s.code} text={text} label={t('transfer.vcard.code', { name })} />
        </>
      ) : (
        <p>{t('transfer.vcard.tooLong')}</p>
      )}
    </Dialog>
  );
}
