import { ApplyPanel } from '../../components/partner-center/ApplyPanel.tsx';
import { ApplyReportSection } from '../../components/partner-center/ApplyReportSection.tsx';
import type { TenantId } from '../../lib/directory/types.ts';
import type { Apply } from '../../lib/session/apply.ts';
import type { PartnerCenterConnection } from '../../lib/session/partner-center-connection.ts';

interface ApplySectionProps {
  apply: Apply;
  partnerCenter: PartnerCenterConnection;
  /** This one alone; its page shows no report. */
  customer?: TenantId;
}

/** Writing to Partner Center: comparison, and the report of the last run. */
export function ApplySection({ apply, partnerCenter, customer }: ApplySectionProps) {
  // A customer's page offers it where somebody has connected.
  if (customer && typeof partnerCenter.connection.value !== 'object') return null;
  const report = apply.report.value;
  const isSignedIn = partnerCenter.partnerCenter.value !== undefined;
  const isGoingOn = typeof report === 'object' && report.run.standing.state === 'running';
  return (
    <ApplyPanel
      {...(customer ? { customer } : {})}
      view={apply.view.value}
      isSignedIn={isSignedIn}
      isGoingOn={isGoingOn}
      onCompare={(scope) => void apply.compare(scope)}
      onCancel={apply.cancel}
    >
      {typeof report === 'object' && !customer && (
        <ApplyReportSection
          report={report}
          isSignedIn={isSignedIn}
          trouble={apply.trouble.value}
          onStop={() => void apply.stop()}
          onGoOn={() => void apply.goOn()}
          onPutBack={apply.putBack}
          onSave={apply.saveReport}
        />
      )}
    </ApplyPanel>
  );
}
