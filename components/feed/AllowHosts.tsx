import { ShieldCheck } from 'lucide';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { Notice } from '../ui/Notice.tsx';

interface AllowHostsProps {
  /** None: nothing is shown. */
  hosts: readonly string[];
  /** Called in the click itself. */
  onAllow: () => void;
}

/** What an administrator set up and the browser wants to hear from the person: one click. */
export function AllowHosts({ hosts, onAllow }: AllowHostsProps) {
  const t = useT();
  if (hosts.length === 0) return null;
  return (
    <Notice level="warning" title={t('subscription.allow.title')}>
      <p>{t('subscription.allow.text', { hosts: listText(hosts, t.locale) })}</p>
      <p>
        <Button variant="primary" icon={ShieldCheck} onClick={onAllow}>
          {t('subscription.allow')}
        </Button>
      </p>
    </Notice>
  );
}
