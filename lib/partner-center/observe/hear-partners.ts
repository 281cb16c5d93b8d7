import { ownFault } from './fault-reach.ts';
import type { Hearing } from './hear-customer.ts';
import type { Heard, ObservedPartners } from './observed-partners.ts';

/** How many questions that takes. */
export const PARTNER_REQUESTS = 5;

/** Who we are, and our relationships both ways. Rejects with what concerns every question. */
export async function hearPartners({ partnerCenter, now }: Hearing): Promise<ObservedPartners> {
  const hear = async <T>(question: Promise<T>): Promise<Heard<T>> => {
    try {
      return { ok: true, value: await question };
    } catch (cause) {
      return { ok: false, fault: ownFault(cause, now()) };
    }
  };
  return {
    v: 1,
    organization: await hear(partnerCenter.organization()),
    mpnProfile: await hear(partnerCenter.mpnProfile()),
    supportProfile: await hear(partnerCenter.supportProfile()),
    resellers: await hear(partnerCenter.indirectResellers()),
    providers: await hear(partnerCenter.indirectProviders()),
    at: now(),
  };
}
