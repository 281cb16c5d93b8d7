import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';

interface ConflictCountProps {
  count: number;
  href: string;
}

/** Leads to the conflicts; nothing where there are none. */
export function ConflictCount({ count, href }: ConflictCountProps) {
  const t = useT();
  if (count === 0) return null;
  return (
    <Notice level="warning" title={t('conflicts.count', { count })}>
      <p>{t('conflicts.count.text')}</p>
      <p>
        <a href={href}>{t('conflicts.count.link')}</a>
      </p>
    </Notice>
  );
}
