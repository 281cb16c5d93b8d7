import { Button } from './Button.tsx';
import { useT } from './i18n.tsx';
import { Progress, type ProgressProps } from './Progress.tsx';
import s from './Working.module.css';

interface WorkingProps extends ProgressProps {
  onCancel: () => void;
}

/** Something under way that can be cancelled. */
export function Working({ onCancel, ...progress }: WorkingProps) {
  const t = useT();
  return (
    <div class={s.working}>
      <Progress {...progress} />
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
    </div>
  );
}
