import { expect, it } from 'vitest';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import { designationsTo } from '../../lib/directory/stranded.ts';
import { buildCustomer, buildPartner, buildSubscription, tenant } from './build.ts';

it('ending a relationship strands the running subscriptions that are designated to that partner', () => {
  const supportContact = toSupportContact(buildPartner(2));
  const stranded = [
    buildSubscription(1, { supportContact }),
    buildSubscription(2, { supportContact, status: 'suspended' }),
  ];
  const others = [
    buildSubscription(3),
    buildSubscription(4, { supportContact: toSupportContact(buildPartner(3)) }),
    buildSubscription(5, { supportContact, status: 'deleted' }),
  ];
  expect(designationsTo(buildCustomer({ subscriptions: [...stranded, ...others] }), tenant(2))).toEqual(stranded);
});
