import { useState } from 'preact/hooks';
import { FindingList } from '../../components/findings/FindingList.tsx';
import { Verification } from '../../components/findings/Verification.tsx';
import { Section } from '../../components/overview/Section.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { findingsOfPartner } from '../../lib/directory/findings/findings-of-partner.ts';
import type { Partner } from '../../lib/directory/types.ts';
import { confirmProfile, partnerFix } from '../../lib/session/findings-fix.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { FixDialog } from './FixDialog.tsx';
import { useFix } from './use-fix.ts';

interface PartnerFindingsProps {
  session: OptionsSession;
  partner: Partner;
}

/** What is to be looked at in a partner's support profile, and when it was last confirmed. */
export function PartnerFindings({ session, partner }: PartnerFindingsProps) {
  const t = useT();
  const { asking, start, end } = useFix();
  const [title, setTitle] = useState('');
  const today = session.today();
  // Whether it was confirmed lately is what the line above the list is about.
  const findings = findingsOfPartner(partner, today).filter(({ fixes: [fix] }) => fix.kind !== 'confirmProfile');
  return (
    <Section title={t('findings.verification')}>
      <Verification
        verifiedOn={partner.verifiedOn}
        today={today}
        onConfirm={() => void confirmProfile(session, partner)}
      />
      {findings.length > 0 && (
        <FindingList
          findings={findings.map((finding) => ({ finding }))}
          onFix={({ finding }) => {
            setTitle(t(`findings.fix.${finding.fixes[0].kind}`));
            start(partnerFix(session, partner, finding));
          }}
        />
      )}
      {asking && <FixDialog step={asking} title={title} held={[]} onDone={end} />}
    </Section>
  );
}
