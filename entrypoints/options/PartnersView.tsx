import { Handshake, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { PartnerTable } from '../../components/directory/PartnerTable.tsx';
import s from '../../components/directory/Rows.module.css';
import { Button } from '../../components/ui/Button.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Field } from '../../components/ui/Field.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { Page } from '../../components/ui/Page.tsx';
import type { Partner } from '../../lib/directory/types.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { filterPartners } from '../../lib/session/partner-filter.ts';
import { formatRoute, type Route } from '../../lib/session/route.ts';
import { goTo } from './use-route.ts';

const routeOf = ({ tenantId }: Partner): Route => ({ view: 'partner', tenantId });

export function PartnersView({ session }: { session: OptionsSession }) {
  const t = useT();
  const [filter, setFilter] = useState('');
  const partners = session.partners.value;
  const shown = filterPartners(partners, filter);
  const newPartner = (
    <Button variant="primary" icon={Plus} onClick={() => goTo({ view: 'newPartner' })}>
      {t('partners.new')}
    </Button>
  );
  return (
    <Page title={t('partners.title')} actions={newPartner} fill>
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
      {partners.length === 0 ? (
        <EmptyState icon={Handshake} title={t('partners.none.title')} text={t('partners.none.text')} />
      ) : (
        <PartnerTable rows={shown} hrefOf={(row) => formatRoute(routeOf(row))} onOpen={(row) => goTo(routeOf(row))} />
      )}
    </Page>
  );
}
