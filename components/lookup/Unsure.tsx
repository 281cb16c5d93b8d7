import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import type { TenantId } from '../../lib/directory/types.ts';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import s from './Unsure.module.css';

interface UnsureProps {
  candidates: CustomerContacts[];
  unknown: string[];
  onPick(tenantId: TenantId): void;
}

/** The active tab's address names more than one customer. */
export function Unsure({ candidates, unknown, onPick }: UnsureProps) {
  const t = useT();
  return (
    <section class={s.unsure} aria-label={t('popup.onThisPage')}>
      <h1>{t('card.unsure.title')}</h1>
      <p>{t('card.unsure.text')}</p>
      {candidates.map(({ customer }) => (
        <button key={customer.tenantId} type="button" onClick={() => onPick(customer.tenantId)}>
          <bdi>{customer.companyName}</bdi>
        </button>
      ))}
      {unknown.length > 0 && <p>{t('card.unsure.unknown', { names: listText(unknown, t.locale) })}</p>}
    </section>
  );
}
