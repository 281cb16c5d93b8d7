import { useEffect, useMemo, useState } from 'preact/hooks';
import { EndRelationshipDialog } from '../../components/directory/EndRelationshipDialog.tsx';
import { Section } from '../../components/overview/Section.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { ownPartner } from '../../lib/directory/own-partner.ts';
import type { Partner } from '../../lib/directory/types.ts';
import { planPartnerRemoval } from '../../lib/session/care-remove-partner.ts';
import { startEndOfRelationship } from '../../lib/session/end-relationship.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { toStrandedView } from './RelationshipSection.tsx';
import { goTo } from './use-route.ts';

interface PartnerRemovalProps {
  session: OptionsSession;
  partner: Partner;
}

/** Removes a reseller, after what becomes of each designation to it has been decided. */
export function PartnerRemoval({ session, partner }: PartnerRemovalProps) {
  const t = useT();
  const [isRemoving, setRemoving] = useState(false);
  return (
    <Section title={t('care.remove.partner')} text={t('care.remove.partner.text')} tone="danger">
      <div>
        <Button writes variant="danger" onClick={() => setRemoving(true)}>
          {t('care.remove.partner')}
        </Button>
      </div>
      {isRemoving && <Stranded session={session} partner={partner} onDone={() => setRemoving(false)} />}
    </Section>
  );
}

function Stranded({ session, partner, onDone }: PartnerRemovalProps & { onDone: () => void }) {
  const removal = useMemo(() => startEndOfRelationship(session, partner, planPartnerRemoval), [session, partner]);
  useEffect(() => removal.dispose, [removal]);
  return (
    <EndRelationshipDialog
      removes
      partner={partner}
      ourName={ownPartner({ partners: session.partners.value })?.name ?? '—'}
      view={toStrandedView(removal.view.value)}
      onReview={(choices) => void removal.review(choices, () => goTo({ view: 'partners' }))}
      onCancel={onDone}
    />
  );
}
