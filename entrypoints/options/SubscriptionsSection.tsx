import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { DesignationForm } from '../../components/directory/DesignationForm.tsx';
import { RelationshipInvite } from '../../components/directory/RelationshipInvite.tsx';
import { RequestRelationshipDialog } from '../../components/directory/RequestRelationshipDialog.tsx';
import { SubscriptionForm } from '../../components/directory/SubscriptionForm.tsx';
import { SubscriptionTable } from '../../components/directory/SubscriptionTable.tsx';
import { Section } from '../../components/overview/Section.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { eligiblePartners } from '../../lib/directory/eligibility.ts';
import { ownPartner } from '../../lib/directory/own-partner.ts';
import type { Partner, SubscriptionId } from '../../lib/directory/types.ts';
import { type FormOutcome, problemsOf } from '../../lib/session/open-review.ts';
import { requestRelationship } from '../../lib/session/partner-actions.ts';
import { relationshipLink } from '../../lib/session/relationship-link.ts';
import { toSubscriptionDraft } from '../../lib/session/subscription-draft.ts';
import { subscriptionLines } from '../../lib/session/subscription-lines.ts';
import type { CustomerSectionsProps } from './CustomerSections.tsx';
import { replaceRoute } from './use-route.ts';

/** Which subscription's form is open; `new` adds one. */
type Editing = SubscriptionId | 'new' | undefined;

export function SubscriptionsSection(props: CustomerSectionsProps) {
  const { session, customer, subscription } = props;
  const t = useT();
  const [editing, setEditing] = useState<Editing>();
  const book = { partners: session.partners.value };
  const lines = subscriptionLines(customer, book, session.today());
  const chosen = (lines.find((line) => line.subscription.id === subscription) ?? lines[0])?.subscription;
  const choose = (id: SubscriptionId) =>
    replaceRoute({ view: 'customer', tenantId: customer.tenantId, subscription: id });
  return (
    <>
      <Section title={t('customers.subscriptions')}>
        {chosen ? (
          <SubscriptionTable lines={lines} chosen={chosen.id} onChoose={choose} onEdit={setEditing} />
        ) : (
          <p>{t('customers.noSubscriptions')}</p>
        )}
        <div>
          <Button icon={Plus} onClick={() => setEditing('new')}>
            {t('customers.addSubscription')}
          </Button>
        </div>
        {editing && <EditSubscription {...props} editing={editing} onDone={() => setEditing(undefined)} />}
      </Section>
      {chosen && (
        <Designate key={`${chosen.id} ${chosen.supportContact?.supportTenantId}`} {...props} chosen={chosen.id} />
      )}
    </>
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

function Designate({ session, customer, actions, chosen }: CustomerSectionsProps & { chosen: SubscriptionId }) {
  const t = useT();
  const [isRequesting, setRequesting] = useState(false);
  const [requested, setRequested] = useState<Partner>();
  const book = { partners: session.partners.value };
  const subscription = customer.subscriptions.find(({ id }) => id === chosen);
  if (!subscription) return null;
  return (
    <Section title={t('customers.designate')}>
      <DesignationForm
        subscription={subscription}
        candidates={eligiblePartners(customer, book, session.today())}
        onSubmit={(partner) => void actions.designate(chosen, partner)}
        onRequest={() => setRequesting(true)}
      />
      {requested && <Requested session={session} partner={requested} />}
      {isRequesting && (
        <RequestDialog
          session={session}
          onCancel={() => setRequesting(false)}
          onWritten={(partner) => {
            setRequesting(false);
            setRequested(partner);
          }}
        />
      )}
    </Section>
  );
}

interface RequestDialogProps extends Pick<CustomerSectionsProps, 'session'> {
  onCancel: () => void;
  onWritten: (partner: Partner) => void;
}

function RequestDialog({ session, onCancel, onWritten }: RequestDialogProps) {
  const [outcome, setOutcome] = useState<FormOutcome>();
  return (
    <RequestRelationshipDialog
      problems={problemsOf(outcome)}
      onReview={(draft) => setOutcome(requestRelationship(session, draft, onWritten))}
      onCancel={onCancel}
    />
  );
}

export function Requested({ session, partner }: Pick<CustomerSectionsProps, 'session'> & { partner: Partner }) {
  const t = useT();
  const own = ownPartner({ partners: session.partners.value });
  return (
    <Notice title={t('customers.requested.title', { name: partner.name })}>
      <RelationshipInvite
        partner={partner}
        ourName={own?.name ?? ''}
        link={own && relationshipLink(own.tenantId)}
        onCopy={(text) => navigator.clipboard.writeText(text)}
      />
    </Notice>
  );
}
