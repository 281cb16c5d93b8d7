import { Pencil } from 'lucide';
import { subscriptionName } from '../../lib/directory/subscription-name.ts';
import type { SubscriptionId } from '../../lib/directory/types.ts';
import type { SubscriptionLine } from '../../lib/session/subscription-lines.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { translateKey, useT } from '../ui/i18n.tsx';
import { Table } from '../ui/Table.tsx';
import unseen from '../ui/unseen.module.css';
import { doubtText } from './doubt-text.ts';
import s from './Table.module.css';

interface SubscriptionTableProps {
  lines: readonly SubscriptionLine[];
  chosen: SubscriptionId | undefined;
  /** Those on whose support contact members disagree. */
  disputed?: ReadonlySet<string>;
  onChoose: (id: SubscriptionId) => void;
  onEdit: (id: SubscriptionId) => void;
}

/** A customer's subscriptions; the chosen one is the one that the designation is for. */
export function SubscriptionTable({ lines, chosen, disputed, onChoose, onEdit }: SubscriptionTableProps) {
  const t = useT();
  return (
    <div class={s.scroll}>
      <Table class={s.table} aria-label={t('customers.subscriptions')}>
        <thead>
          <tr>
            <th scope="col">{t('customers.subscription')}</th>
            <th scope="col">{t('customers.contact')}</th>
            <th scope="col">{t('customers.status')}</th>
            <th scope="col" class={s.number}>
              {t('customers.quantity')}
            </th>
            <th scope="col">{t('customers.commerce')}</th>
            <th scope="col">
              <span class={unseen.words}>{t('customers.edit')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line
              key={line.subscription.id}
              line={line}
              isDisputed={disputed?.has(line.subscription.id) ?? false}
              isChosen={line.subscription.id === chosen}
              onChoose={() => onChoose(line.subscription.id)}
              onEdit={() => onEdit(line.subscription.id)}
            />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

interface LineProps {
  line: SubscriptionLine;
  isDisputed: boolean;
  isChosen: boolean;
  onChoose: () => void;
  onEdit: () => void;
}

function Line({ line: { subscription, ...contact }, isDisputed, isChosen, onChoose, onEdit }: LineProps) {
  const t = useT();
  const name = subscriptionName(subscription);
  const { friendlyName, offerName, status, quantity, commerce, channel } = subscription;
  return (
    <tr data-chosen={isChosen}>
      <th scope="row" class={s.name}>
        <label>
          <input type="radio" name="subscription" checked={isChosen} onChange={onChoose} />
          <span>
            <bdi>{name}</bdi>
            {friendlyName && offerName !== friendlyName && (
              <span class={s.sub}>
                <bdi>{offerName}</bdi>
              </span>
            )}
          </span>
        </label>
      </th>
      <td data-label={t('customers.contact')}>
        <ContactState {...contact} isDisputed={isDisputed} />
      </td>
      <td data-label={t('customers.status')} class={s.word}>
        {translateKey(t, `review.value.status.${status}`)}
      </td>
      <td data-label={t('customers.quantity')} class={s.number}>
        {new Intl.NumberFormat(t.locale).format(quantity)}
      </td>
      <td data-label={t('customers.commerce')}>
        <span class={s.badges}>
          <Badge tone={commerce === 'newCommerce' ? 'brand' : 'neutral'}>
            {translateKey(t, `review.value.commerce.${commerce}`)}
          </Badge>
          {channel !== 'csp' && <Badge>{translateKey(t, `review.value.channel.${channel}`)}</Badge>}
        </span>
        {commerce === 'newCommerce' && <span class={s.sub}>{t('customers.commerce.newCommerce')}</span>}
      </td>
      <td>
        <Button variant="subtle" icon={Pencil} iconOnly onClick={onEdit}>
          {t('customers.editSubscription', { name })}
        </Button>
      </td>
    </tr>
  );
}

interface ContactStateProps extends Omit<SubscriptionLine, 'subscription'> {
  isDisputed: boolean;
}

function ContactState({ contact, isDefault, isDisputed, doubts }: ContactStateProps) {
  const t = useT();
  return (
    <>
      <bdi>{contact}</bdi>
      {isDefault && <span class={s.sub}>{t('customers.defaultContact')}</span>}
      {(isDisputed || doubts.length > 0) && (
        <span class={s.badges}>
          {isDisputed && <Badge tone="danger">{t('conflicts.disputed')}</Badge>}
          {doubts.map((doubt) => (
            <Badge key={doubt.reason} tone={doubt.level === 'warning' ? 'warning' : 'neutral'}>
              {doubtText(doubt, t)}
            </Badge>
          ))}
        </span>
      )}
    </>
  );
}
