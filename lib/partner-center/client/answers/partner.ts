import * as v from 'valibot';
import { RELATIONSHIPS, tenantId } from '../../../directory/customer-schema.ts';
import { parseCountry, parseMpnId } from '../../../directory/ids.ts';
import { oneOf, record, requiredLine } from '../../../directory/schema-parts.ts';
import type { SeenPartner } from '../../types.ts';
import { fact, words } from './fields.ts';

const stateOf = oneOf(RELATIONSHIPS);

/**
 * A row of relationships-resources.md. Its table says `partnerId` where every sample and the SDK say `mpnId`. `active` is
 * the only state that is documented: another makes nobody eligible.
 */
export const partnerRow = v.pipe(
  record({
    id: tenantId,
    name: requiredLine(),
    mpnId: fact(parseMpnId),
    partnerId: fact(parseMpnId),
    state: words,
    location: fact(parseCountry),
  }),
  v.transform(
    ({ id, name, mpnId, partnerId, state, location }): SeenPartner => ({
      tenantId: id,
      name,
      mpnId: mpnId ?? partnerId ?? '',
      ...(state ? { relationship: stateOf(state) ?? 'none' } : {}),
      ...(location === undefined ? {} : { country: location }),
    }),
  ),
);
