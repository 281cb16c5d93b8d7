import { SearchX } from 'lucide';
import { formatRoute } from '../../lib/session/route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useT } from '../ui/i18n.tsx';
import { Page } from '../ui/Page.tsx';

interface MalformedAddressProps {
  section: 'customers' | 'partners';
  /** What stands where a tenant id belongs. */
  id: string;
}

/** A link led to what cannot be a customer or partner: what is wrong with it, and the way on. */
export function MalformedAddress({ section, id }: MalformedAddressProps) {
  const t = useT();
  const list = { href: formatRoute({ view: section }), label: t(`${section}.back`) };
  return (
    <Page title={t('options.malformed.title')} back={list}>
      <EmptyState icon={SearchX} title={t('options.malformed.what', { id })} text={t('options.malformed.text')}>
        <a href={list.href}>{list.label}</a>
      </EmptyState>
    </Page>
  );
}
