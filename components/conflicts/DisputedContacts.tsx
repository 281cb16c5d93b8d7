import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { Notice } from '../ui/Notice.tsx';

interface DisputedContactsProps {
  /** Of subscriptions on whose support contact members disagree. */
  names: readonly string[];
  href: string;
}

/** On a customer's page, the way to the decision; nothing where nobody disagrees. */
export function DisputedContacts({ names, href }: DisputedContactsProps) {
  const t = useT();
  if (names.length === 0) return null;
  return (
    <Notice level="warning" title={t('conflicts.disputed.title')}>
      <p>{t('conflicts.disputed.text', { names: listText(names, t.locale) })}</p>
      <p>
        <a href={href}>{t('conflicts.count.link')}</a>
      </p>
    </Notice>
  );
}
