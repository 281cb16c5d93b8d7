import { useState } from 'preact/hooks';
import { PartnerForm } from '../../components/directory/PartnerForm.tsx';
import { Section } from '../../components/overview/Section.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { Page } from '../../components/ui/Page.tsx';
import { ownPartner } from '../../lib/directory/own-partner.ts';
import { type FormOutcome, problemsOf } from '../../lib/session/open-review.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { editPartner } from '../../lib/session/partner-actions.ts';
import { toPartnerDraft } from '../../lib/session/partner-draft.ts';
import { formatRoute } from '../../lib/session/route.ts';
import { localTimeZone, timeZones } from './time-zones.ts';
import { goTo } from './use-route.ts';

export function NewPartnerView({ session }: { session: OptionsSession }) {
  const t = useT();
  const [outcome, setOutcome] = useState<FormOutcome>();
  const hasOwn = ownPartner({ partners: session.partners.value }) !== undefined;
  const initial = {
    ...toPartnerDraft(undefined, localTimeZone()),
    role: hasOwn ? 'indirectReseller' : 'indirectProvider',
  };
  return (
    <Page
      title={t('partners.new')}
      lead={t('partners.new.lead')}
      back={{ href: formatRoute({ view: 'partners' }), label: t('partners.back') }}
    >
      <Section title={t('partners.profile')}>
        <PartnerForm
          isNew
          initial={initial}
          canBeOwn={!hasOwn}
          timeZones={timeZones()}
          problems={problemsOf(outcome)}
          onReview={(draft) =>
            setOutcome(editPartner(session, draft, undefined, ({ tenantId }) => goTo({ view: 'partner', tenantId })))
          }
        />
      </Section>
    </Page>
  );
}
