import { useEffect, useMemo } from 'preact/hooks';
import { ObservedSection } from '../../components/partner-center/ObservedSection.tsx';
import { ownPartner } from '../../lib/directory/own-partner.ts';
import type { Customer } from '../../lib/directory/types.ts';
import { observedLines } from '../../lib/session/observed-lines.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { watchObserved } from '../../lib/session/watch-observed.ts';

interface CustomerObservedProps {
  session: OptionsSession;
  customer: Customer;
}

/** Nothing, as long as Partner Center was never asked. */
export function CustomerObserved({ session, customer }: CustomerObservedProps) {
  const watch = useMemo(() => watchObserved(session.db, customer.tenantId), [session, customer.tenantId]);
  useEffect(() => watch.dispose, [watch]);
  const observed = watch.observed.value;
  if (!observed) return null;
  const own = ownPartner({ partners: session.partners.value })?.tenantId;
  return <ObservedSection observed={observed} lines={observedLines(customer, observed, own)} />;
}
