import { GitCompareArrows } from 'lucide';
import type { ObservedChoices } from '../../lib/partner-center/observe/observed-choices.ts';
import type { ObservedView } from '../../lib/session/observed-review.ts';
import type { GoneEntry, ObservedSummary } from '../../lib/session/observed-summary.ts';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { DesignationChoices, type OpenCustomer } from './DesignationChoices.tsx';
import { FailedList } from './FailedList.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import { GoneList } from './GoneList.tsx';
import s from './Observe.module.css';
import { ObservedCountsTable } from './ObservedCountsTable.tsx';

export interface ObservedResultProps {
  view: ObservedView;
  choices: ObservedChoices;
  onChoose: (choices: Partial<ObservedChoices>) => void;
  onReview: () => void;
  onOpen: OpenCustomer;
}

/** What Partner Center said beside what stands here, and what a person decides about it. */
export function ObservedResult({ view, ...props }: ObservedResultProps) {
  const t = useT();
  if (view.state === 'failed')
    return <Notice level="error" live title={t('observe.compareFailed', { reason: view.reason })} />;
  const summary = view.state === 'compared' ? view.summary : view.state === 'comparing' ? view.last : undefined;
  return (
    <>
      {view.state === 'comparing' && <Progress label={t('observe.comparing')} done={view.done} total={view.total} />}
      {summary && (
        <Compared
          {...props}
          summary={summary}
          isCurrent={view.state === 'compared'}
          nothing={view.state === 'compared' && view.isNothing}
        />
      )}
    </>
  );
}

type ComparedProps = Omit<ObservedResultProps, 'view'> & {
  summary: ObservedSummary;
  /** Not being worked out anew. */
  isCurrent: boolean;
  nothing: boolean;
};

function Compared({ summary, choices, isCurrent, nothing, onChoose, onReview, onOpen }: ComparedProps) {
  const t = useT();
  const { found, listing, otherTenant = '', resellersFault, differences, gone, failed } = summary;
  const rows = found.customers.failed + found.subscriptions.failed;
  return (
    <section class={s.result} aria-label={t('observe.result')}>
      <h3>{t('observe.result')}</h3>
      <ObservedCountsTable found={found} />
      {listing === 'otherTenant' && (
        <Notice level="warning" title={t('observe.otherTenant', { name: otherTenant })}>
          <p>{t('observe.otherTenant.text')}</p>
        </Notice>
      )}
      {listing === 'partly' && <Notice level="warning">{t('observe.partly')}</Notice>}
      {resellersFault && (
        <FaultNotice
          level={resellersFault.reason === 'notProvider' ? 'info' : 'warning'}
          title={t('observe.noResellers')}
          fault={resellersFault}
        />
      )}
      {found.customers.unreadable + found.subscriptions.unreadable > 0 && (
        <Notice level="warning">
          {t('observe.unreadable', {
            customers: found.customers.unreadable,
            subscriptions: found.subscriptions.unreadable,
          })}
        </Notice>
      )}
      <FailedList entries={failed} count={rows} />
      <DesignationChoices differences={differences} choices={choices} onChoose={onChoose} onOpen={onOpen} />
      <GoneList
        entries={gone}
        isEnded={(entry) => isEnded(choices, entry)}
        onEnd={(entries, ended) => onChoose(withEnded(choices, entries, ended))}
        onOpen={onOpen}
      />
      {nothing && (
        <Notice level="success" live>
          {t('observe.nothing')}
        </Notice>
      )}
      <div class={s.actions}>
        <Button writes variant="primary" icon={GitCompareArrows} disabled={!isCurrent || nothing} onClick={onReview}>
          {t('observe.review')}
        </Button>
        <p class={s.muted}>{t('observe.review.hint')}</p>
      </div>
    </section>
  );
}

const isEnded = ({ endedCustomers, endedSubscriptions }: ObservedChoices, { tenantId, subscription }: GoneEntry) =>
  subscription ? endedSubscriptions.has(subscription) : endedCustomers.has(tenantId);

function withEnded(
  { endedCustomers, endedSubscriptions }: ObservedChoices,
  entries: readonly GoneEntry[],
  ended: boolean,
): Pick<ObservedChoices, 'endedCustomers' | 'endedSubscriptions'> {
  const [customers, subscriptions] = [new Set(endedCustomers), new Set(endedSubscriptions)];
  for (const { tenantId, subscription } of entries) {
    if (subscription) subscriptions[ended ? 'add' : 'delete'](subscription);
    else customers[ended ? 'add' : 'delete'](tenantId);
  }
  return { endedCustomers: customers, endedSubscriptions: subscriptions };
}
