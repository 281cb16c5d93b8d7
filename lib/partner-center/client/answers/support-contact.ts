import * as v from 'valibot';
import { parseMpnId, parseTenantId } from '../../../directory/ids.ts';
import { parsed, record } from '../../../directory/schema-parts.ts';
import type { SeenContact } from '../../types.ts';
import { emptyOrWith, fact, isEmptyGuid, words } from './fields.ts';

/** Empty: nobody. */
const tenantOrNobody = (text: string) => (text === '' || isEmptyGuid(text) ? '' : parseTenantId(text));

/**
 * subscription-resources.md: SupportContact. What a subscription without one is answered is not documented: an answer
 * whose fields are all empty names nobody. One that names somebody must say whom.
 */
export const supportContact = v.pipe(
  emptyOrWith('supportTenantId', 'supportMpnId', 'name', 'attributes'),
  record({
    supportTenantId: v.optional(parsed(tenantOrNobody, 'tenantId'), ''),
    supportMpnId: fact(parseMpnId),
    name: words,
  }),
  v.forward(
    v.check(({ supportTenantId, supportMpnId, name }) => supportTenantId !== '' || (!supportMpnId && !name)),
    ['supportTenantId'],
  ),
  v.transform(
    ({ supportTenantId, supportMpnId = '', name }): SeenContact =>
      supportTenantId === '' ? 'none' : { supportTenantId, supportMpnId, name },
  ),
);
