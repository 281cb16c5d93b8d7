import { parseCustomer, parsePartner } from '../../lib/directory/parse.ts';
import type { Parsed } from '../../lib/directory/problem.ts';

function accepted<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const partner = (digit: number, name: string, role: string) =>
  accepted(
    parsePartner({
      tenantId: `${digit}0000000-0000-4000-8000-000000000000`,
      name,
      mpnId: `000${digit}`,
      role,
      relationship: 'active',
      support: { telephone: `+1 425 555 010${digit}` },
    }),
  );

export const OWN = partner(1, 'Contoso', 'indirectProvider');
export const RESELLER = partner(2, 'Trey Research', 'indirectReseller');
/** Nobody recorded whether it holds delegated admin. */
export const SECOND = partner(3, 'Fabrikam', 'indirectReseller');
export const book = [OWN, RESELLER, SECOND];

const LEGACY = '2828be95-46ba-4f91-b2fd-0bef192ecf60';
const NEW_COMMERCE = 'CFQ7TTC0LH18:0001:CFQ7TTC0K971';

const subscription = (digit: number, offerId: string, more: object = {}) => ({
  id: `c000000${digit}-0000-4000-8000-000000000000`,
  offerId,
  offerName: `Offer ${digit}`,
  ...more,
});

/** Legacy, new commerce, legacy from elsewhere, and one designated to `SECOND`. */
export const customer = accepted(
  parseCustomer({
    tenantId: 'a0000000-0000-4000-8000-000000000000',
    companyName: 'Adventure Works',
    domains: ['adventure-works.example'],
    delegatedAdmin: [{ tenantId: RESELLER.tenantId, kind: 'gdap' }],
    subscriptions: [
      subscription(1, LEGACY),
      subscription(2, NEW_COMMERCE),
      subscription(3, LEGACY, { channel: 'direct' }),
      subscription(4, LEGACY, {
        supportContact: { supportTenantId: SECOND.tenantId, supportMpnId: SECOND.mpnId, name: SECOND.name },
      }),
    ],
  }),
);
