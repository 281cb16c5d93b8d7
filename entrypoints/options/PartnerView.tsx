import { Handshake } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { PartnerForm } from '../../components/directory/PartnerForm.tsx';
import { Relationship } from '../../components/directory/PartnerTable.tsx';
import { Section } from '../../components/overview/Section.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Page } from '../../components/ui/Page.tsx';
import type { Partner, TenantId } from '../../lib/directory/types.ts';
import { countDesignations } from '../../lib/session/designation-count.ts';
import { type FormOutcome, problemsOf } from '../../lib/session/open-review.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { editPartner } from '../../lib/session/partner-actions.ts';
import { toPartnerDraft } from '../../lib/session/partner-draft.ts';
import { formatRoute } from '../../lib/session/route.ts';
import { PartnerFindings } from './PartnerFindings.tsx';
import { PartnerRemoval } from './PartnerRemoval.tsx';
import { RelationshipSection } from './RelationshipSection.tsx';
import { localTimeZone, timeZones } from './time-zones.ts';
import { VcardAction } from './VcardAction.tsx';

export function PartnerView({ session, tenantId }: { session: OptionsSession; tenantId: TenantId }) {
  const t = useT();
  const partner = session.partners.value.find((known) => known.tenantId === tenantId);
  return (
    <Page
      title={partner?.name ?? t('partners.missing.title')}
      lead={partner && <Lead session={session} partner={partner} />}
      back={{ href: formatRoute({ view: 'partners' }), label: t('partners.back') }}
      actions={partner && <VcardAction partner={partner} />}
    >
      {partner ? (
        <>
          <RelationshipSection session={session} partner={partner} />
          <PartnerFindings session={session} partner={partner} />
          <Profile session={session} partner={partner} />
          {partner.role === 'indirectReseller' && <PartnerRemoval session={session} partner={partner} />}
        </>
      ) : (
        <EmptyState icon={Handshake} title={t('partners.missing.title')} text={t('partners.missing.text')} />
      )}
    </Page>
  );
}

interface PartnerProps {
  session: OptionsSession;
  partner: Partner;
}

function Lead({ session, partner }: PartnerProps) {
  const t = useT();
  const designations = useMemo(() => countDesignations(session, partner.tenantId), [session, partner.tenantId]);
  useEffect(() => designations.dispose, [designations]);
  const count = designations.count.value;
  return (
    <>
      <Relationship partner={partner} />
      <bdi>{partner.tenantId}</bdi>
      <span>{count === undefined ? t('partners.used.counting') : t('partners.used', { count })}</span>
    </>
  );
}

function Profile({ session, partner }: PartnerProps) {
  const t = useT();
  const [outcome, setOutcome] = useState<FormOutcome>();
  const initial = toPartnerDraft(partner, localTimeZone());
  return (
    <Section title={t('partners.profile')}>
      <PartnerForm
        key={JSON.stringify(initial)}
        initial={initial}
        canBeOwn={partner.role !== 'indirectReseller'}
        timeZones={timeZones()}
        problems={problemsOf(outcome)}
        onReview={(draft) => setOutcome(editPartner(session, draft, partner, () => undefined))}
      />
      {outcome?.state === 'unchanged' && <Notice live>{t('customers.unchanged')}</Notice>}
    </Section>
  );
}
