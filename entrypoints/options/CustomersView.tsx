import { Building2, Plus, SearchX } from 'lucide';
import { CustomerTable } from '../../components/directory/CustomerTable.tsx';
import s from '../../components/directory/Rows.module.css';
import { Button } from '../../components/ui/Button.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Field } from '../../components/ui/Field.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Page } from '../../components/ui/Page.tsx';
import { Progress } from '../../components/ui/Progress.tsx';
import type { CustomerList } from '../../lib/session/customer-list.ts';
import type { CustomerRow } from '../../lib/session/customer-row.ts';
import { formatRoute, type Route } from '../../lib/session/route.ts';
import { goTo } from './use-route.ts';

const routeOf = ({ tenantId }: CustomerRow): Route => ({ view: 'customer', tenantId });

export function CustomersView({ list }: { list: CustomerList }) {
  const t = useT();
  const newCustomer = (
    <Button variant="primary" icon={Plus} onClick={() => goTo({ view: 'newCustomer' })}>
      {t('customers.new')}
    </Button>
  );
  return (
    <Page title={t('customers.title')} actions={newCustomer} fill>
      <Filter list={list} />
      <Rows list={list} />
    </Page>
  );
}

function Filter({ list: { filter, shown, rows } }: { list: CustomerList }) {
  const t = useT();
  const total = rows.value.length;
  const count = shown.value.length;
  return (
    <div class={s.filter}>
      <Field
        type="search"
        label={t('customers.filter')}
        placeholder={t('customers.filter.hint')}
        value={filter.value}
        onInput={(text) => {
          filter.value = text;
        }}
      />
      <p class={s.count} role="status">
        {count === total ? t('customers.count', { count: total }) : t('customers.countOf', { shown: count, total })}
      </p>
    </div>
  );
}

function Rows({ list }: { list: CustomerList }) {
  const t = useT();
  const { rows, shown, state, filter } = list;
  if (state.value.state === 'failed')
    return <Notice level="error">{t('customers.failed', { reason: state.value.reason })}</Notice>;
  if (state.value.state === 'reading') return <Progress label={t('customers.reading')} {...state.value} />;
  if (rows.value.length === 0)
    return (
      <EmptyState icon={Building2} title={t('customers.none.title')} text={t('customers.none.text')}>
        <Button onClick={() => goTo({ view: 'import-export' })}>{t('customers.none.import')}</Button>
      </EmptyState>
    );
  if (shown.value.length === 0)
    return (
      <EmptyState icon={SearchX} title={t('customers.noMatch.title')} text={t('customers.noMatch.text')}>
        <Button
          onClick={() => {
            filter.value = '';
          }}
        >
          {t('customers.noMatch.clear')}
        </Button>
      </EmptyState>
    );
  return (
    <CustomerTable
      rows={shown.value}
      hrefOf={(row) => formatRoute(routeOf(row))}
      onOpen={(row) => goTo(routeOf(row))}
    />
  );
}
