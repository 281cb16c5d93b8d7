import { subscriptionName } from '../../lib/directory/subscription-name.ts';
import type { BulkRequest, BulkView } from '../../lib/session/bulk.ts';
import type { UnresolvedEntry } from '../../lib/session/bulk-list.ts';
import type { BulkLine } from '../../lib/session/bulk-plan.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Table } from '../ui/Table.tsx';
import { doubtsText } from './doubt-text.ts';
import f from './Form.module.css';
import s from './Table.module.css';

interface BulkWeighingProps {
  view: Extract<BulkView, { state: 'weighing' }>;
  onWork: (request: BulkRequest) => void;
}

/** More than these are counted, not listed. */
const MAX_LISTED = 200;

/** What a bulk change comes to, and what is apart from it: nothing is skipped in silence. */
export function BulkWeighing({ view: { work, request, unresolved }, onWork }: BulkWeighingProps) {
  const t = useT();
  const { changing, ineligible, alreadySo, terminated } = work;
  return (
    <div class={f.form}>
      <Notice level={changing.length > 0 ? 'info' : 'warning'} live>
        <p>{changing.length > 0 ? t('bulk.changing', { count: changing.length }) : t('bulk.nothing')}</p>
        {alreadySo > 0 && <p>{t('bulk.alreadySo', { count: alreadySo })}</p>}
        {terminated > 0 && <p>{t('bulk.terminated', { count: terminated })}</p>}
      </Notice>
      {unresolved.length > 0 && <Unresolved entries={unresolved} />}
      {ineligible.length > 0 && (
        <>
          <Ineligible lines={ineligible} />
          <Checkbox
            label={t('bulk.include')}
            checked={request.includeIneligible}
            onChange={(includeIneligible) => onWork({ ...request, includeIneligible })}
          />
        </>
      )}
    </div>
  );
}

function Ineligible({ lines }: { lines: readonly BulkLine[] }) {
  const t = useT();
  return (
    <section aria-label={t('bulk.ineligible', { count: lines.length })}>
      <h3>{t('bulk.ineligible', { count: lines.length })}</h3>
      <Table class={s.table}>
        <thead>
          <tr>
            <th scope="col">{t('customers.company')}</th>
            <th scope="col">{t('customers.subscription')}</th>
            <th scope="col">{t('bulk.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, MAX_LISTED).map(({ customer, subscription, doubts }) => (
            <tr key={subscription.id}>
              <th scope="row">
                <bdi>{customer.companyName}</bdi>
              </th>
              <td data-label={t('customers.subscription')}>
                <bdi>{subscriptionName(subscription)}</bdi>
              </td>
              <td data-label={t('bulk.reason')}>{doubtsText(doubts, t)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <More count={lines.length - MAX_LISTED} />
    </section>
  );
}

function Unresolved({ entries }: { entries: readonly UnresolvedEntry[] }) {
  const t = useT();
  return (
    <section aria-label={t('bulk.unresolved', { count: entries.length })}>
      <h3>{t('bulk.unresolved', { count: entries.length })}</h3>
      <Table class={s.table}>
        <thead>
          <tr>
            <th scope="col">{t('bulk.entry')}</th>
            <th scope="col">{t('bulk.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, MAX_LISTED).map(({ entry, reason }) => (
            <tr key={entry}>
              <th scope="row">
                <bdi>{entry}</bdi>
              </th>
              <td data-label={t('bulk.reason')}>{t(`bulk.unresolved.${reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <More count={entries.length - MAX_LISTED} />
    </section>
  );
}

function More({ count }: { count: number }) {
  const t = useT();
  return count > 0 ? <p>{t('bulk.more', { count })}</p> : null;
}
