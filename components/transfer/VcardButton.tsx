import { QrCode as QrCodeIcon } from 'lucide';
import { useState } from 'preact/hooks';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { VcardDialog } from './VcardDialog.tsx';

interface VcardButtonProps {
  /** The partner's. */
  name: string;
  /** The button says the name. */
  named?: boolean;
  /** `vCardOf(partner).text`. */
  text: string;
  onSave: () => void;
}

/** Opens the contact as a card to scan or save. */
export function VcardButton({ name, named = false, text, onSave }: VcardButtonProps) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon={QrCodeIcon} onClick={() => setIsOpen(true)}>
        {named ? t('vcard.title', { name }) : t('vcard.open')}
      </Button>
      {isOpen && <VcardDialog name={name} cards={[{ name, text }]} onSave={onSave} onClose={() => setIsOpen(false)} />}
    </>
  );
}
