import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { SubscriptionForm } from '../../components/directory/SubscriptionForm.tsx';
import { SubscriptionTable } from '../../components/directory/SubscriptionTable.tsx';
import { Section } from '../../components/overview/Section.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import type { SubscriptionId } from '../../lib/directory/types.ts';
import { customerDoc } from '../../lib/log/doc-id.ts';
import { disputedContacts } from '../../lib/session/conflict-contacts.ts';
import { type FormOutcome, problemsOf } from '../../lib/session/open-review.ts';
import { toSubscriptionDraft } from '../../lib/session/subscription-draft.ts';
import type { SubscriptionLine } from '../../lib/session/subscription-lines.ts';
import type { CustomerSectionsProps } from './CustomerSections.tsx';
import { replaceRoute } from './use-route.ts';

/** Which subscription's form is open; `new` adds one. */
type Editing = SubscriptionId | 'new' | undefined;

interface SubscriptionsSectionProps extends CustomerSectionsProps {
  lines: readonly SubscriptionLine[];
  chosen: SubscriptionId | undefined;
}

export function SubscriptionsSection({ lines, chosen, ...props }: SubscriptionsSectionProps) {
  const t = useT();
  const [editing, setEditing] = useState<Editing>();
  const { tenantId } = props.customer;
  return (
    <Section title={t('customers.subscriptions')}>
      {lines.length > 0 ? (
        <SubscriptionTable
          lines={lines}
          chosen={chosen}
          disputed={disputedContacts(props.session.conflicts.value, customerDoc(tenantId))}
          onChoose={(subscription) => replaceRoute({ view: 'customer', tenantId, subscription })}
          onEdit={setEditing}
        />
      ) : (
        <p>{t('customers.noSubscriptions')}</p>
      )}
      <div>
        <Button writes icon={Plus} onClick={() => setEditing('new')}>
          {t('customers.addSubscription')}
        </Button>
      </div>
      {editing && <EditSubscription {...props} editing={editing} onDone={() => setEditing(undefined)} />}
    </Section>
  );
}

function EditSubscription({
  customer,
  actions,
  editing,
  onDone,
}: CustomerSectionsProps & { editing: SubscriptionId | 'new'; onDone: () => void }) {
  const [outcome, setOutcome] = useState<FormOutcome>();
  const edited = editing === 'new' ? undefined : editing;
  const before = customer.subscriptions.find(({ id }) => id === edited);
  const done = (next: FormOutcome) => (next.state === 'unchanged' ? onDone() : setOutcome(next));
  return (
    <SubscriptionForm
      initial={toSubscriptionDraft(before)}
      isNew={!before}
      problems={problemsOf(outcome)}
      onReview={(draft) => done(actions.putSubscription(draft, edited, onDone))}
      onRemove={() => edited && done(actions.removeSubscription(edited, onDone))}
      onCancel={onDone}
    />
  );
}
