import { Building2, ListChecks, Plus, SearchX } from 'lucide';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { CustomerFilterChip } from '../../components/directory/CustomerFilterChip.tsx';
import { CustomerTable } from '../../components/directory/CustomerTable.tsx';
import s from '../../components/directory/Rows.module.css';
import { Button } from '../../components/ui/Button.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Field } from '../../components/ui/Field.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Page } from '../../components/ui/Page.tsx';
import { Progress } from '../../components/ui/Progress.tsx';
import { Spoken } from '../../components/ui/Spoken.tsx';
import { createBulk } from '../../lib/session/bulk.ts';
import { parseCustomerFilter } from '../../lib/session/customer-filter.ts';
import type { CustomerList } from '../../lib/session/customer-list.ts';
import type { CustomerRow } from '../../lib/session/customer-row.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { formatRoute, type Route } from '../../lib/session/route.ts';
import { BulkHost } from './BulkHost.tsx';
import { goTo, replaceRoute } from './use-route.ts';

const routeOf = ({ tenantId }: CustomerRow): Route => ({ view: 'customer', tenantId });

interface CustomersViewProps {
  session: OptionsSession;
  list: CustomerList;
  /** The route's filter. */
  show: string | undefined;
}

export function CustomersView({ session, list, show }: CustomersViewProps) {
  const t = useT();
  const bulk = useMemo(() => createBulk(session, list, () => list.selection.ids.peek()), [session, list]);
  useLayoutEffect(() => {
    list.show.value = show;
  }, [list, show]);
  const actions = (
    <>
      <Button writes icon={ListChecks} disabled={list.rows.value.length === 0} onClick={bulk.ask}>
        {t('bulk.open')}
      </Button>
      <Button writes variant="primary" icon={Plus} onClick={() => goTo({ view: 'newCustomer' })}>
        {t('customers.new')}
      </Button>
    </>
  );
  return (
    <Page title={t('customers.title')} actions={actions} fill>
      <div class={s.tools}>
        <Filter list={list} />
        {show !== undefined && <Chip session={session} list={list} show={show} />}
        <Selection list={list} />
        <Reading list={list} />
      </div>
      <Damaged list={list} />
      <Rows list={list} />
      <BulkHost session={session} list={list} bulk={bulk} />
    </Page>
  );
}

function Chip({ session: { partners }, list, show }: CustomersViewProps & { show: string }) {
  const nameOf = (id: string) => partners.value.find(({ tenantId }) => tenantId === id)?.name;
  return (
    <CustomerFilterChip
      filter={parseCustomerFilter(show)}
      customers={list.asked.value.length}
      counted={list.counted.value}
      nameOf={nameOf}
      onRemove={() => replaceRoute({ view: 'customers' })}
    />
  );
}

function Selection({ list: { selection } }: { list: CustomerList }) {
  const t = useT();
  const count = selection.ids.value.size;
  if (count === 0) return null;
  return (
    <div class={s.selection}>
      <Spoken>{t('bulk.selected', { count })}</Spoken>
      <Button variant="subtle" onClick={selection.clear}>
        {t('bulk.clear')}
      </Button>
    </div>
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

/** Above the rows that are read already. */
function Reading({ list: { state } }: { list: CustomerList }) {
  const t = useT();
  if (state.value.state !== 'reading') return null;
  return <Progress label={t('customers.reading')} done={state.value.done} total={state.value.total} />;
}

function Damaged({ list: { damaged } }: { list: CustomerList }) {
  const t = useT();
  if (damaged.value === 0) return null;
  return <Notice level="warning">{t('customers.damaged', { count: damaged.value })}</Notice>;
}

function Rows({ list }: { list: CustomerList }) {
  const t = useT();
  const { rows, shown, state, damaged, filter, selection } = list;
  if (state.value.state === 'failed')
    return <Notice level="error">{t('customers.failed', { reason: state.value.reason })}</Notice>;
  if (state.value.state === 'reading' && shown.value.length === 0) return null;
  if (rows.value.length === 0 && damaged.value > 0) return null;
  if (rows.value.length === 0)
    return (
      <EmptyState icon={Building2} title={t('customers.none.title')} text={t('customers.none.text')}>
        <Button onClick={() => goTo({ view: 'import-export' })}>{t('customers.none.import')}</Button>
      </EmptyState>
    );
  if (shown.value.length === 0)
    return (
      <EmptyState
        icon={SearchX}
        title={t('customers.noMatch.title')}
        text={t(filter.value.trim() ? 'customers.noMatch.text' : 'customers.noMatch.show')}
      >
        <Button
          onClick={() => {
            filter.value = '';
            replaceRoute({ view: 'customers' });
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
      selection={{
        isSelected: ({ tenantId }) => selection.ids.value.has(tenantId),
        onToggle: selection.toggle,
        state: selection.state.value,
        onToggleAll: selection.toggleAll,
      }}
    />
  );
}
