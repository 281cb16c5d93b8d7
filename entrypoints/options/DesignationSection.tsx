import { useState } from 'preact/hooks';
import { DesignationForm } from '../../components/directory/DesignationForm.tsx';
import { RelationshipInvite } from '../../components/directory/RelationshipInvite.tsx';
import { RequestRelationshipDialog } from '../../components/directory/RequestRelationshipDialog.tsx';
import { Section } from '../../components/overview/Section.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { eligiblePartners } from '../../lib/directory/eligibility.ts';
import { ownPartner } from '../../lib/directory/own-partner.ts';
import type { Partner, Subscription } from '../../lib/directory/types.ts';
import { type FormOutcome, problemsOf } from '../../lib/session/open-review.ts';
import { requestRelationship } from '../../lib/session/partner-actions.ts';
import { relationshipLink } from '../../lib/session/relationship-link.ts';
import type { CustomerSectionsProps } from './CustomerSections.tsx';

interface DesignationSectionProps extends CustomerSectionsProps {
  chosen: Subscription;
}

export function DesignationSection({ session, customer, actions, chosen }: DesignationSectionProps) {
  const t = useT();
  const [isRequesting, setRequesting] = useState(false);
  const [requested, setRequested] = useState<Partner>();
  const book = { partners: session.partners.value };
  return (
    <Section title={t('customers.designate')}>
      <DesignationForm
        key={chosen.supportContact?.supportTenantId}
        subscription={chosen}
        candidates={eligiblePartners(customer, book, session.today())}
        onSubmit={(partner) => void actions.designate(chosen.id, partner)}
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
