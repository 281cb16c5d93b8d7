import { Handshake, Plus, SearchX } from 'lucide';
import { useState } from 'preact/hooks';
import { PartnerFilterChip } from '../../components/directory/PartnerFilterChip.tsx';
import { PartnerTable } from '../../components/directory/PartnerTable.tsx';
import s from '../../components/directory/Rows.module.css';
import { Button } from '../../components/ui/Button.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Field } from '../../components/ui/Field.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { Page } from '../../components/ui/Page.tsx';
import type { Partner } from '../../lib/directory/types.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { askedPartners, filterPartners, parsePartnerFilter } from '../../lib/session/partner-filter.ts';
import { formatRoute, type Route } from '../../lib/session/route.ts';
import { goTo, replaceRoute } from './use-route.ts';

const routeOf = ({ tenantId }: Partner): Route => ({ view: 'partner', tenantId });

interface PartnersViewProps {
  session: OptionsSession;
  /** The route's filter. */
  show: string | undefined;
}

export function PartnersView({ session, show }: PartnersViewProps) {
  const t = useT();
  const [filter, setFilter] = useState('');
  const partners = session.partners.value;
  const asking = show === undefined ? undefined : parsePartnerFilter(show);
  const asked = askedPartners(partners, asking, session.today());
  const shown = filterPartners(asked, filter);
  const showAll = () => replaceRoute({ view: 'partners' });
  const clear = () => {
    setFilter('');
    showAll();
  };
  const newPartner = (
    <Button writes variant="primary" icon={Plus} onClick={() => goTo({ view: 'newPartner' })}>
      {t('partners.new')}
    </Button>
  );
  return (
    <Page title={t('partners.title')} actions={newPartner} fill>
      <div class={s.tools}>
        <div class={s.filter}>
          <Field
            type="search"
            label={t('partners.filter')}
            placeholder={t('partners.filter.hint')}
            value={filter}
            onInput={setFilter}
          />
          <p class={s.count} role="status">
            {t('partners.count', { count: shown.length })}
          </p>
        </div>
        {show !== undefined && <PartnerFilterChip filter={asking} count={asked.length} onRemove={showAll} />}
      </div>
      {partners.length === 0 && (
        <EmptyState icon={Handshake} title={t('partners.none.title')} text={t('partners.none.text')} />
      )}
      {partners.length > 0 && shown.length === 0 && <NoMatch onClear={clear} />}
      {shown.length > 0 && (
        <PartnerTable rows={shown} hrefOf={(row) => formatRoute(routeOf(row))} onOpen={(row) => goTo(routeOf(row))} />
      )}
    </Page>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  const t = useT();
  return (
    <EmptyState icon={SearchX} title={t('partners.noMatch.title')} text={t('partners.noMatch.text')}>
      <Button onClick={onClear}>{t('customers.noMatch.clear')}</Button>
    </EmptyState>
  );
}
