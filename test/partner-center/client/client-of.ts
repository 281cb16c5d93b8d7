import { createPacer } from '../../../lib/partner-center/client/create-pacer.ts';
import {
  createPartnerCenter,
  type PartnerCenterOptions,
} from '../../../lib/partner-center/client/create-partner-center.ts';
import type { PartnerCenter } from '../../../lib/partner-center/types.ts';
import { type PartnerCenterStandIn, TEST_TOKEN } from '../../stand-ins/partner-center/start-partner-center.ts';
import { createHurriedClock } from './hurried-clock.ts';

/** A client of the stand-in that never waits. */
export function clientOf(
  { base }: Pick<PartnerCenterStandIn, 'base'>,
  options: Partial<PartnerCenterOptions> = {},
): PartnerCenter {
  const clock = createHurriedClock();
  return createPartnerCenter({
    base,
    fetch,
    clock,
    random: () => 0,
    accessToken: async () => TEST_TOKEN,
    pacer: createPacer({ clock }),
    ...options,
  });
}
