import type { Apply } from '../../lib/session/apply.ts';
import type { Observing } from '../../lib/session/observing.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { PartnerCenterConnection } from '../../lib/session/partner-center-connection.ts';
import type { Publishing } from '../../lib/session/publishing.ts';
import type { SharingSession } from '../../lib/session/sharing.ts';

/** State and actions of the whole page: opened once, given to its views. */
export interface PageParts {
  session: OptionsSession;
  sharing: SharingSession;
  publishing: Publishing;
  partnerCenter: PartnerCenterConnection;
  apply: Apply;
  observing: Observing;
}
