import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';

interface UseExistingProps {
  onUse: () => void;
}

/** The directory is filled already, as after changing who one is. */
export function UseExisting({ onUse }: UseExistingProps) {
  const t = useT();
  return (
    <Notice>
      <p>{t('settings.firstRun.already')}</p>
      <div>
        <Button variant="primary" onClick={onUse}>
          {t('settings.firstRun.useExisting')}
        </Button>
      </div>
    </Notice>
  );
}
