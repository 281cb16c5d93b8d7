import type { OwnFacts } from '../../lib/session/lookup-read.ts';
import { CustomerLinks } from '../directory/CustomerLinks.tsx';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { ScrollRegion } from '../ui/ScrollRegion.tsx';
import s from './CustomerFacts.module.css';

/** Names that add to the one above them. */
export function Aliases({ aliases }: Pick<OwnFacts, 'aliases'>) {
  const t = useT();
  if (aliases.length === 0) return null;
  return <p class={s.aliases}>{t('care.alsoKnownAs', { names: listText(aliases, t.locale) })}</p>;
}

export function CustomerFacts({ links, notes }: Omit<OwnFacts, 'aliases'>) {
  const t = useT();
  return (
    <>
      {links && <CustomerLinks links={links} />}
      {notes && (
        <ScrollRegion class={s.notes} dir="auto" aria-label={t('care.notes')}>
          {notes}
        </ScrollRegion>
      )}
    </>
  );
}
