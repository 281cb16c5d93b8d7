import type { PartnerCenter } from '../../../lib/partner-center/types.ts';
import { clientOf } from './client-of.ts';

/** A client to whom every request is answered with this. */
export const answeredClient = (body: string, status = 200): PartnerCenter =>
  clientOf(
    { base: 'https://api.partnercenter.microsoft.com' },
    { fetch: async () => new Response(body, { status, headers: { 'MS-CorrelationId': 'theirs' } }) },
  );
