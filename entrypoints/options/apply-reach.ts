import { reportError } from '../../lib/report-error.ts';
import type { ApplyOptions } from '../../lib/session/apply.ts';
import type { PartnerCenterConnection } from '../../lib/session/partner-center-connection.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { wakeForApply } from '../../lib/surfaces/apply-in-background.ts';

/** What writing to Partner Center needs of this page. */
export const applyReach = ({ partnerCenter, partnerCenterUntil, tenant }: PartnerCenterConnection): ApplyOptions => ({
  partnerCenter,
  partnerCenterUntil,
  tenant,
  saveFile,
  newId: () => crypto.randomUUID(),
  now: () => new Date().toISOString(),
  onGoing: () => {
    wakeForApply().catch((fault: unknown) => reportError('Setting the alarm for Partner Center', fault));
  },
});
