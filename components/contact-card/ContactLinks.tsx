import { Globe, Mail, Phone } from 'lucide';
import { mailLink, telephoneLink, websiteLink } from '../../lib/directory/links.ts';
import type { SupportProfile } from '../../lib/directory/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import { CopyButton } from './CopyButton.tsx';

interface ContactLinksProps {
  support: SupportProfile;
  copied: string | undefined;
  onCopy(text: string): void;
}

/** The ways to reach a partner. What makes no safe link stays text, to be read and copied. */
export function ContactLinks({ support: { telephone, email, website }, ...copying }: ContactLinksProps) {
  const t = useT();
  if (!telephone && !email && !website) return <p class="muted">{t('card.noWays')}</p>;
  return (
    <ul class="ways">
      {telephone && (
        <Way
          icon={Phone}
          kind="telephone"
          text={telephone}
          href={telephoneLink(telephone)}
          label={t('card.call', { telephone })}
          {...copying}
        />
      )}
      {email && (
        <Way
          icon={Mail}
          kind="email"
          text={email}
          href={mailLink(email)}
          label={t('card.write', { email })}
          {...copying}
        />
      )}
      {website && <Website website={website} {...copying} />}
    </ul>
  );
}

function Website({ website, ...copying }: { website: string } & Copying) {
  const t = useT();
  const shown = website.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  const label = t('card.visit', { website: shown });
  return (
    <Way
      icon={Globe}
      kind="website"
      text={website}
      shown={shown}
      href={websiteLink(website)}
      label={label}
      {...copying}
    />
  );
}

type Copying = Pick<ContactLinksProps, 'copied' | 'onCopy'>;

interface WayProps extends Copying {
  icon: typeof Phone;
  kind: 'telephone' | 'email' | 'website';
  text: string;
  /** Shorter, where the whole would be noise. */
  shown?: string;
  href: string | undefined;
  label: string;
}

function Way({ icon, kind, text, shown = text, href, label, copied, onCopy }: WayProps) {
  const elsewhere = kind === 'website' ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return (
    <li class="way" data-kind={kind}>
      {href ? (
        <a class="reach" href={href} aria-label={label} {...elsewhere}>
          <Icon icon={icon} size={kind === 'telephone' ? 20 : 18} />
          <span dir="ltr" title={shown === text ? undefined : text}>
            {shown}
          </span>
        </a>
      ) : (
        <span class="reach">
          <Icon icon={icon} size={18} />
          <span dir="ltr" title={shown === text ? undefined : text}>
            {shown}
          </span>
        </span>
      )}
      <CopyButton text={text} copied={copied} onCopy={onCopy} />
    </li>
  );
}
