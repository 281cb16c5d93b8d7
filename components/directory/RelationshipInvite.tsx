import { Mail } from 'lucide';
import { useId } from 'preact/hooks';
import { mailLink } from '../../lib/directory/links.ts';
import type { Partner } from '../../lib/directory/types.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './Form.module.css';

interface RelationshipInviteProps {
  partner: Partner;
  /** Our own company's name; empty when it is not on record. */
  ourName: string;
  /** What the reseller opens to accept; absent while our own tenant is not on record. */
  link: string | undefined;
  onCopy: (text: string) => Promise<void>;
}

/** The text to send to a reseller whose relationship is requested. */
export function RelationshipInvite({ partner, ourName, link, onCopy }: RelationshipInviteProps) {
  const t = useT();
  const id = useId();
  if (!link) return <p>{t('partners.invite.noOwn')}</p>;
  const subject = t('partners.invite.subject', { name: ourName });
  const body = t('partners.invite.body', { partner: partner.name, name: ourName, link });
  const mail = partner.support.email ? mailLink(partner.support.email, { subject, body }) : undefined;
  return (
    <div class={s.group}>
      <p>{t('partners.invite.text')}</p>
      <label class={s.label} for={id}>
        {t('partners.invite.label')}
      </label>
      <textarea id={id} class={s.text} readOnly value={body} />
      <div class={s.actions}>
        <CopyButton text={body} onCopy={onCopy} />
        <CopyButton text={link} label={t('partners.invite.copyLink')} onCopy={onCopy} />
        {mail && (
          <a href={mail}>
            <Icon icon={Mail} size={16} /> {t('partners.invite.mail')}
          </a>
        )}
      </div>
      <p class={s.aside}>{t('partners.invite.authoritative')}</p>
    </div>
  );
}
