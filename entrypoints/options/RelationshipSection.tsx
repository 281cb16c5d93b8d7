import { useEffect, useMemo, useState } from 'preact/hooks';
import { EndRelationshipDialog, type StrandedView } from '../../components/directory/EndRelationshipDialog.tsx';
import f from '../../components/directory/Form.module.css';
import { Section } from '../../components/overview/Section.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { translateKey, useT } from '../../components/ui/i18n.tsx';
import { ownPartner } from '../../lib/directory/own-partner.ts';
import { subscriptionName } from '../../lib/directory/subscription-name.ts';
import type { Partner } from '../../lib/directory/types.ts';
import { type EndView, startEndOfRelationship } from '../../lib/session/end-relationship.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { changeRelationship } from '../../lib/session/partner-actions.ts';
import { Requested } from './DesignationSection.tsx';

interface RelationshipSectionProps {
  session: OptionsSession;
  partner: Partner;
}

export function RelationshipSection({ session, partner }: RelationshipSectionProps) {
  const t = useT();
  const [isEnding, setEnding] = useState(false);
  const { relationship, role } = partner;
  if (role !== 'indirectReseller')
    return (
      <Section title={t('partners.relationship')}>
        <p>{t('partners.relationship.text.own')}</p>
      </Section>
    );
  const isOff = relationship === 'none' || relationship === 'ended';
  return (
    <Section title={t('partners.relationship')} text={translateKey(t, `partners.relationship.text.${relationship}`)}>
      {relationship === 'requested' && <Requested session={session} partner={partner} />}
      <div class={f.actions}>
        {isOff && (
          <Button writes onClick={() => void changeRelationship(session, partner, 'requested')}>
            {t('partners.request')}
          </Button>
        )}
        {relationship !== 'active' && (
          <Button writes variant="primary" onClick={() => void changeRelationship(session, partner, 'active')}>
            {t('partners.activate')}
          </Button>
        )}
        {!isOff && (
          <Button writes variant="danger" onClick={() => setEnding(true)}>
            {t('partners.end')}
          </Button>
        )}
      </div>
      {isEnding && <End session={session} partner={partner} onDone={() => setEnding(false)} />}
    </Section>
  );
}

function End({ session, partner, onDone }: RelationshipSectionProps & { onDone: () => void }) {
  const ending = useMemo(() => startEndOfRelationship(session, partner), [session, partner]);
  useEffect(() => ending.dispose, [ending]);
  return (
    <EndRelationshipDialog
      partner={partner}
      ourName={ownPartner({ partners: session.partners.value })?.name ?? '—'}
      view={toStrandedView(ending.view.value)}
      onReview={(choices) => void ending.review(choices, onDone)}
      onCancel={onDone}
    />
  );
}

export function toStrandedView(view: EndView): StrandedView {
  if (view.state !== 'ready') return view;
  const lines = view.stranded.map(({ customer, subscription, eligible }) => ({
    subscription,
    name: subscriptionName(subscription),
    companyName: customer.companyName,
    eligible,
  }));
  return { state: 'ready', lines, holding: view.holding.length };
}
