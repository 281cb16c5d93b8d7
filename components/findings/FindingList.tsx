import type { Finding } from '../../lib/directory/findings/finding.ts';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import type { Params, Translate } from '../../lib/i18n.ts';
import { dayText } from '../directory/doubt-text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './FindingList.module.css';

export interface ListedFinding {
  finding: Finding;
  /** The subscriptions it is about; empty when it is about none. */
  about?: string;
}

interface FindingListProps<Listed extends ListedFinding> {
  findings: readonly Listed[];
  onFix: (listed: Listed) => void;
}

const SHOWN = 5;

/** What is to be looked at, warnings first, each with its reason and what settles it. */
export function FindingList<Listed extends ListedFinding>({ findings, onFix }: FindingListProps<Listed>) {
  const t = useT();
  const sorted = findings.toSorted((a, b) => rank(a) - rank(b));
  const more = sorted.slice(SHOWN);
  const item = (listed: Listed, index: number) => (
    <Item key={`${listed.finding.code} ${index}`} {...listed} onFix={() => onFix(listed)} />
  );
  return (
    <>
      <ul class={s.list}>{sorted.slice(0, SHOWN).map(item)}</ul>
      {more.length > 0 && (
        <details>
          <summary class={s.more}>{t('findings.more', { count: more.length })}</summary>
          <ul class={s.list}>{more.map(item)}</ul>
        </details>
      )}
    </>
  );
}

const rank = ({ finding }: ListedFinding) => (finding.level === 'warning' ? 0 : 1);

function Item({ finding, about, onFix }: ListedFinding & { onFix: () => void }) {
  const t = useT();
  const { code, level, params, fixes } = finding;
  return (
    <li class={s.item}>
      <div class={s.text}>
        <p class={s.title}>
          {t(`findings.${code}.title`)} {level === 'warning' && <Badge tone="warning">{t('findings.warning')}</Badge>}
        </p>
        {about && (
          <p class={s.about}>
            <bdi>{about}</bdi>
          </p>
        )}
        <p>{t(`findings.${code}.reason`, readable(params, t))}</p>
      </div>
      <Button writes onClick={onFix}>
        {t(`findings.fix.${fixes[0].kind}`)}
      </Button>
    </li>
  );
}

/** Dates as the reader writes them. */
function readable(params: Params, t: Translate): Params {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      const day = DATES.includes(key) ? parseIsoDate(String(value)) : undefined;
      return [key, day ? dayText(day, t) : value];
    }),
  );
}

const DATES = ['endDate', 'verifiedOn'];
