import { useEffect, useMemo } from 'preact/hooks';
import { PartnerCenterPanel } from '../../components/transfer/PartnerCenterPanel.tsx';
import type { TenantId } from '../../lib/directory/types.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { createPartnerCenterExport } from '../../lib/session/transfer-partner-center.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';

interface PartnerCenterSectionProps {
  session: OptionsSession;
  customer?: TenantId;
}

/** What must change in Partner Center for one customer, or for whom the form names. */
export function PartnerCenterSection({ session, customer }: PartnerCenterSectionProps) {
  const partnerCenter = useMemo(() => createPartnerCenterExport(session, saveFile), [session]);
  const position = session.head.value;
  // What was worked out before a change is no longer what Partner Center must hold.
  useEffect(() => () => partnerCenter.cancel(), [partnerCenter, position]);
  return (
    <PartnerCenterPanel
      {...(customer ? { customer } : {})}
      view={partnerCenter.view.value}
      onPrepare={(scope) => void partnerCenter.prepare(scope)}
      onSave={partnerCenter.save}
      onCancel={partnerCenter.cancel}
    />
  );
}
