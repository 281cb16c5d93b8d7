import type { Translate } from '../../lib/i18n.ts';
import type { FailedEntry } from '../../lib/session/observed-summary.ts';
import { translateKey, useT } from '../ui/i18n.tsx';
import { ScrollTable } from '../ui/ScrollTable.tsx';
import { faultOrigin, faultText } from './fault-text.ts';
import s from './Observe.module.css';

interface FailedListProps {
  /** The first ones. */
  entries: readonly FailedEntry[];
  /** All of them. */
  count: number;
}

/** What could not be read or taken, of whom, and why. */
export function FailedList({ entries, count }: FailedListProps) {
  const t = useT();
  if (entries.length === 0) return null;
  const title = t('observe.failed', { count });
  return (
    <details class={s.part}>
      <summary>{title}</summary>
      <p class={s.muted}>{t('observe.failed.text')}</p>
      <ScrollTable
        label={title}
        columns={[t('observe.column.customer'), t('observe.column.subscription'), t('observe.column.reason')]}
        even
        lastWide
      >
        {entries.map((entry) => (
          <Row key={`${entry.tenantId} ${entry.subscriptionName}`} entry={entry} />
        ))}
      </ScrollTable>
      {count > entries.length && <p class={s.muted}>{t('observe.failed.more', { count: count - entries.length })}</p>}
    </details>
  );
}

function Row({ entry }: { entry: FailedEntry }) {
  const t = useT();
  const { companyName, subscriptionName, why } = entry;
  const origin = 'fault' in why ? faultOrigin(t, why.fault) : '';
  return (
    <tr>
      <th scope="row">
        <bdi>{companyName}</bdi>
      </th>
      <td data-label={subscriptionName && t('observe.column.subscription')}>
        {subscriptionName && <bdi>{subscriptionName}</bdi>}
      </td>
      <td>
        {whyText(t, why)}
        {origin && <p class={s.origin}>{origin}</p>}
      </td>
    </tr>
  );
}

function whyText(t: Translate, why: FailedEntry['why']): string {
  if ('fault' in why) return faultText(t, why.fault);
  const { code, path = '', value = '' } = why.problem;
  return `${path} ${translateKey(t, `problem.${code}`, { value })}`.trim();
}
