import { subscriptionId } from '../../directory/build.ts';
import { attributes, CUSTOMER, type DocumentedAnswer, list, page, SUBSCRIPTION, self } from './documented-shape.ts';

const oldSubscription = {
  id: SUBSCRIPTION,
  friendlyName: 'nickname',
  quantity: 1,
  unitType: 'none',
  creationDate: '2015-11-25T06:41:12Z',
  status: 'active',
  autoRenewEnabled: false,
  billingType: 'none',
  contractType: 'subscription',
  links: {
    offer: { uri: '/v1/offers/0CCA44D6-68E9-4762-94EE-31ECE98783B9', method: 'GET', headers: [] },
    self: { uri: '/subscriptions?key=1', method: 'GET', headers: [] },
  },
  orderId: '6183db3d-6318-4e52-877e-25806e4971be',
  attributes: { etag: '1', objectType: 'Subscription' },
};
const software = {
  id: subscriptionId(5),
  offerId: 'DG7GMGF0FKZV:0003:DG7GMGF0DQLM',
  offerName: 'Server licence',
  friendlyName: 'Server licence',
  productType: { id: 'Software', displayName: 'Software' },
  quantity: 2,
  unitType: 'Licenses',
  status: 'suspended',
  billingType: 'license',
  billingCycle: 'triennial',
  termDuration: 'P3Y',
  partnerId: '',
  ...self(`/customers/${CUSTOMER}/subscriptions/${subscriptionId(5)}`),
  ...attributes('Subscription'),
};
const newCommerce = {
  ...software,
  id: subscriptionId(6),
  offerId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
  productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
  status: 'deleted',
  partnerId: '4391507',
  parentSubscriptionId: SUBSCRIPTION,
};
const azure = {
  ...oldSubscription,
  id: subscriptionId(7),
  offerId: 'MS-AZR-0145P',
  billingType: 'usage',
  status: 'none',
};

export const DOCUMENTED_SUBSCRIPTIONS: DocumentedAnswer = {
  name: 'subscriptions',
  ask: (client) => client.subscriptions(CUSTOMER),
  answer: list(oldSubscription, software, newCommerce, azure),
  says: page(
    {
      id: SUBSCRIPTION,
      offerId: '0CCA44D6-68E9-4762-94EE-31ECE98783B9',
      offerName: '',
      friendlyName: 'nickname',
      quantity: 1,
      status: 'active',
      commerce: 'legacy',
    },
    {
      id: subscriptionId(5),
      offerId: software.offerId,
      offerName: 'Server licence',
      friendlyName: 'Server licence',
      quantity: 2,
      status: 'suspended',
      commerce: 'software',
    },
    {
      id: subscriptionId(6),
      offerId: newCommerce.offerId,
      offerName: 'Server licence',
      friendlyName: 'Server licence',
      quantity: 2,
      status: 'deleted',
      commerce: 'newCommerce',
      mpnIdOfRecord: '4391507',
      parentId: SUBSCRIPTION,
    },
    {
      id: subscriptionId(7),
      offerId: 'MS-AZR-0145P',
      offerName: '',
      friendlyName: 'nickname',
      quantity: 1,
      status: 'other',
      commerce: 'azure',
    },
  ),
  required: ['items'],
};
