import { ExternalLink } from 'lucide';
import { websiteLink } from '../../lib/directory/links.ts';
import type { CustomerLink } from '../../lib/directory/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './CustomerLinks.module.css';

/** Our own pages about a customer; an address that is no plain `https:` one is shown but leads nowhere. */
export function CustomerLinks({ links }: { links: readonly CustomerLink[] }) {
  const t = useT();
  return (
    <ul class={s.links} aria-label={t('care.links')}>
      {links.map(({ name, url }) => (
        <li key={`${name} ${url}`}>
          <Link name={name} href={websiteLink(url)} />
        </li>
      ))}
    </ul>
  );
}

function Link({ name, href }: { name: string; href: string | undefined }) {
  if (!href)
    return (
      <span>
        <bdi>{name}</bdi>
      </span>
    );
  return (
    <a class={s.link} href={href} target="_blank" rel="noreferrer" title={href}>
      <Icon icon={ExternalLink} size={16} />
      <span>
        <bdi>{name}</bdi>
      </span>
    </a>
  );
}
