import { CircleCheck } from 'lucide';
import type { IsoDate } from '../../lib/directory/types.ts';
import { dayText } from '../directory/doubt-text.ts';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './Verification.module.css';

interface VerificationProps {
  verifiedOn: IsoDate | undefined;
  today: IsoDate;
  onConfirm: () => void;
}

/** When the support profile was last confirmed; once a day is enough. */
export function Verification({ verifiedOn, today, onConfirm }: VerificationProps) {
  const t = useT();
  return (
    <div class={s.verification}>
      <p>{verifiedOn ? t('findings.verifiedOn', { day: dayText(verifiedOn, t) }) : t('findings.neverVerified')}</p>
      {verifiedOn !== today && (
        <Button writes icon={CircleCheck} onClick={onConfirm}>
          {t('findings.confirmToday')}
        </Button>
      )}
    </div>
  );
}
