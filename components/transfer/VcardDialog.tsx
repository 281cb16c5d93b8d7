import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useT } from '../ui/i18n.tsx';
import { fitsQrCode, QrCode } from './QrCode.tsx';
import s from './VcardDialog.module.css';

export interface VcardText {
  /** The partner's. */
  name: string;
  /** `vCardOf(partner).text`. */
  text: string;
}

export interface VcardDialogProps {
  /** Whose contacts. */
  name: string;
  /** One code each: telephones read no code that holds several. */
  cards: readonly VcardText[];
  onSave: () => void;
  onClose: () => void;
}

/** Support contacts to scan with a telephone or to save for an address book. */
export function VcardDialog({ name, cards, onSave, onClose }: VcardDialogProps) {
  const t = useT();
  return (
    <Dialog
      title={t('vcard.title', { name })}
      onCancel={onClose}
      actions={
        <>
          <Button variant="primary" onClick={onSave}>
            {t('vcard.save')}
          </Button>
          <Button onClick={onClose}>{t('vcard.close')}</Button>
        </>
      }
    >
      {cards.some(({ text }) => fitsQrCode(text)) && <p>{t('vcard.scan')}</p>}
      {cards.map((card) => (
        <Card key={card.text} {...card} isOneOfSeveral={cards.length > 1} />
      ))}
    </Dialog>
  );
}

function Card({ name, text, isOneOfSeveral }: VcardText & { isOneOfSeveral: boolean }) {
  const t = useT();
  return (
    <>
      {isOneOfSeveral && <h3 class={s.name}>{name}</h3>}
      {fitsQrCode(text) ? (
        <QrCode class={s.code} text={text} label={t('vcard.code', { name })} />
      ) : (
        <p>{t('vcard.tooLong')}</p>
      )}
    </>
  );
}
