import { useEffect, useMemo, useState } from 'preact/hooks';
import { FindingList } from '../../components/findings/FindingList.tsx';
import { Section } from '../../components/overview/Section.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { listText } from '../../components/ui/list-text.ts';
import { findingsOf } from '../../lib/directory/findings/findings-of.ts';
import { subscriptionName } from '../../lib/directory/subscription-name.ts';
import type { Customer } from '../../lib/directory/types.ts';
import type { CustomerActions } from '../../lib/session/customer-actions.ts';
import { customerFix } from '../../lib/session/findings-fix.ts';
import { groupFindings } from '../../lib/session/findings-group.ts';
import { watchSharedDomains } from '../../lib/session/findings-shared.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { FixDialog } from './FixDialog.tsx';
import { useFix } from './use-fix.ts';

interface CustomerFindingsProps {
  session: OptionsSession;
  customer: Customer;
  actions: CustomerActions;
}

/** What is to be looked at for this customer; nothing when all is well. */
export function CustomerFindings({ session, customer, actions }: CustomerFindingsProps) {
  const t = useT();
  const watch = useMemo(() => watchSharedDomains(session, customer), [session, customer]);
  useEffect(() => watch.dispose, [watch]);
  const { asking, start, end } = useFix();
  const [title, setTitle] = useState('');
  const book = { partners: session.partners.value };
  const findings = findingsOf(customer, book, session.today(), watch.shared.value);
  if (findings.length === 0 && !asking) return null;
  const names = new Map(customer.subscriptions.map((one) => [one.id, subscriptionName(one)]));
  return (
    <Section title={t('findings.title')}>
      <FindingList
        findings={groupFindings(findings).map(({ finding, subscriptions }) => ({
          finding,
          about: listText(
            subscriptions.map((id) => names.get(id) ?? id),
            t.locale,
          ),
        }))}
        onFix={({ finding }) => {
          setTitle(t(`findings.fix.${finding.fixes[0].kind}`));
          start(customerFix(session, { customer, actions }, finding));
        }}
      />
      {asking && <FixDialog step={asking} title={title} held={customer.delegatedAdmin} onDone={end} />}
    </Section>
  );
}
