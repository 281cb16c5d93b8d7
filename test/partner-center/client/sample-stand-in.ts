import { sampleDirectory } from '../../sample-data.ts';
import { bookOf } from '../../stand-ins/partner-center/book.ts';
import {
  type PartnerCenterStandIn,
  type PartnerCenterStandInOptions,
  startPartnerCenter,
} from '../../stand-ins/partner-center/start-partner-center.ts';

/** The stand-in with a small directory, the same every time. */
export const startSample = (
  options: Partial<PartnerCenterStandInOptions> = {},
  customers = 7,
): Promise<PartnerCenterStandIn> =>
  startPartnerCenter({ book: bookOf(sampleDirectory({ customers, seed: 7 })), ...options });
