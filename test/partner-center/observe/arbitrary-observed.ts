import fc from 'fast-check';
import { COMMERCE, STATUSES } from '../../../lib/directory/customer-schema.ts';
import type { SubscriptionId } from '../../../lib/directory/types.ts';
import {
  DIFFERENCE_GROUPS,
  type DifferenceGroup,
  type ObservedChoices,
  type Side,
} from '../../../lib/partner-center/observe/observed-choices.ts';
import type { ObservedCustomer, ObservedSubscription } from '../../../lib/partner-center/observe/observed-customer.ts';
import type { SeenContact } from '../../../lib/partner-center/types.ts';
import { subscriptionId, tenant } from '../../directory/build.ts';
import { AT, buildObserved, buildSeen } from './build-observed.ts';

/** Few, so that ours and theirs meet. */
const contact: fc.Arbitrary<SeenContact> = fc.oneof(
  fc.constant('none' as const),
  fc.record({
    supportTenantId: fc.constantFrom(1, 2, 3).map(tenant),
    supportMpnId: fc.constantFrom('', '002', '003'),
    name: fc.constantFrom('Trey', 'Adatum'),
  }),
);

const FAULT = { at: AT, call: 'supportContact', reason: 'notFound', status: 404 } as const;

const heardContact = fc.oneof(
  fc.constant({}),
  contact.map((seen) => ({ contact: { at: AT, contact: seen } })),
  contact.map((seen) => ({ contact: { at: AT, contact: seen }, contactFault: FAULT })),
);

const seen = (n: number): fc.Arbitrary<ObservedSubscription> =>
  fc
    .tuple(
      heardContact,
      fc.record({
        status: fc.constantFrom(...STATUSES),
        commerce: fc.constantFrom(...COMMERCE),
        friendlyName: fc.constantFrom('', 'Sales'),
        quantity: fc.nat(99),
      }),
    )
    .map(([heard, fields]) => buildSeen(n, { ...fields, ...heard }));

/** Any answer about customer `n`; its subscriptions are among 1 … 4. */
export const arbitraryObserved = (n: number): fc.Arbitrary<ObservedCustomer> =>
  fc
    .tuple(
      fc.subarray([1, 2, 3, 4]).chain((numbers) => fc.tuple(...numbers.map(seen))),
      fc.record({
        companyName: fc.constantFrom('Contoso', 'Contoso Ltd', '数'),
        relationshipToPartner: fc.constantFrom('reseller', 'None', 'advisor', 'something new'),
      }),
      fc.constantFrom({}, { domain: 'b.example' }),
      fc.constantFrom({}, { fault: FAULT }),
    )
    .map(([list, customer, domain, fault]) =>
      buildObserved(list, {
        customer: { tenantId: tenant(n), ...customer, ...domain },
        asked: { run: 1, attempt: 1, ...fault },
      }),
    );

const side: fc.Arbitrary<Side> = fc.constantFrom('ours', 'theirs');

export const arbitraryChoices: fc.Arbitrary<ObservedChoices> = fc
  .tuple(
    fc.tuple(...DIFFERENCE_GROUPS.map(() => fc.constantFrom<Side | 'each'>('ours', 'theirs', 'each'))),
    fc.tuple(side, side, side, side),
    fc.subarray([1, 2, 3, 4].map(subscriptionId)),
    fc.boolean(),
  )
  .map(([groups, each, ended, isEnded]) => ({
    groups: Object.fromEntries(DIFFERENCE_GROUPS.map((group, at) => [group, groups[at]])) as Record<
      DifferenceGroup,
      Side | 'each'
    >,
    each: new Map<SubscriptionId, Side>(each.map((chosen, at) => [subscriptionId(at + 1), chosen])),
    endedCustomers: new Set(isEnded ? [tenant(101)] : []),
    endedSubscriptions: new Set(ended),
  }));
