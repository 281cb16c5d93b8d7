import { Check, CircleHelp, X } from 'lucide';
import type { Translate } from '../../lib/i18n.ts';
import type { Place } from '../../lib/session/sharing-place.ts';
import { type Right, type Rights, rightsOf, validityOf } from '../../lib/session/sharing-rights.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import s from './sharing.module.css';

interface RightsListProps {
  place: Place;
  /** Absent before the store was asked: what the token says of itself. */
  rights?: Rights | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

const ICONS = { yes: Check, no: X, unknown: CircleHelp };
const SHOWN = ['read', 'write', 'create', 'list'] as const;

/** What this token lets a member do, and until when. */
export function RightsList({ place: { grant }, rights = rightsOf(grant), now }: RightsListProps) {
  const t = useT();
  return (
    <div class={s.block}>
      <h3>{t('sharing.rights.title')}</h3>
      <ul class={s.rights}>
        {SHOWN.map((name) => (
          <RightItem key={name} name={name} right={rights[name]} />
        ))}
      </ul>
      {rights.policy && <p class={s.muted}>{t('sharing.rights.policy', { policy: rights.policy })}</p>}
      {rights.isTooWide && (
        <Notice level="warning">
          <p>{t('sharing.rights.tooWide')}</p>
        </Notice>
      )}
      <ValidityText grant={grant} now={now} />
    </div>
  );
}

function RightItem({ name, right }: { name: (typeof SHOWN)[number]; right: Right }) {
  const t = useT();
  return (
    <li data-right={right}>
      <Icon icon={ICONS[right]} size={16} />
      <span>{t(`sharing.rights.${name}.${right}`)}</span>
    </li>
  );
}

const dateText = (at: string, { locale }: Translate) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));

const soonText = (days: number, date: string, t: Translate) =>
  days === 0 ? t('sharing.validity.today', { date }) : t('sharing.validity.soon', { count: days, date });

function ValidityText({ grant, now }: { grant: Place['grant']; now: number }) {
  const t = useT();
  const validity = validityOf(grant, now);
  if (validity.state === 'unlimited') return <p class={s.muted}>{t('sharing.validity.unlimited')}</p>;
  const date = dateText(validity.at, t);
  switch (validity.state) {
    case 'long':
      return <p class={s.muted}>{t('sharing.validity.long', { date })}</p>;
    case 'soon':
      return (
        <Notice level="warning" title={soonText(validity.days, date, t)}>
          <p>{t('sharing.validity.ask')}</p>
        </Notice>
      );
    default:
      return (
        <Notice level="error" title={t(`sharing.validity.${validity.state}`, { date })}>
          <p>{t(validity.state === 'over' ? 'sharing.validity.ask' : 'sharing.validity.clock')}</p>
        </Notice>
      );
  }
}
