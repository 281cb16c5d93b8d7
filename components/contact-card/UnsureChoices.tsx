import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';

interface UnsureChoicesProps {
  candidates: CustomerContacts[];
  /** GUIDs and domains that are named too and not in the directory. */
  unknown: string[];
  /** The one that was picked before, and left again: it has the focus. */
  left: string | undefined;
  onPick(tenantId: string): void;
}

/** As a ref: takes the focus once, when the element comes. What had it before is gone. */
export const takeFocus = (element: HTMLElement | null) => element?.focus({ preventScroll: true });

/** Asks rather than guesses: the wrong partner's telephone number is worse than one more click. */
export function UnsureChoices({ candidates, unknown, left, onPick }: UnsureChoicesProps) {
  const t = useT();
  return (
    <div class="choices" data-state="unsure">
      <h2>{t('card.unsure.title')}</h2>
      <p>{t('card.unsure.text')}</p>
      {candidates.map(({ customer }) => (
        <button
          key={customer.tenantId}
          ref={customer.tenantId === left ? takeFocus : null}
          type="button"
          onClick={() => onPick(customer.tenantId)}
        >
          <span>
            <bdi>{customer.companyName}</bdi>
          </span>
          <span class="muted">
            <bdi>{customer.tenantId}</bdi>
          </span>
        </button>
      ))}
      {unknown.length > 0 && <p class="muted">{t('card.unsure.unknown', { names: listText(unknown, t.locale) })}</p>}
    </div>
  );
}
