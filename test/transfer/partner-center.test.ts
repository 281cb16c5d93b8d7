import { describe, expect, it } from 'vitest';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import { partnerCenterChanges } from '../../lib/directory/partner-center-change.ts';
import type { Subscription } from '../../lib/directory/types.ts';
import { createPartnerCenterCollector } from '../../lib/transfer/partner-center-files.ts';
import { putRequest } from '../../lib/transfer/put-request.ts';
import { aCustomer, aPartner, aSubscription, subscriptionId, tenant } from '../fixtures/documents.ts';

const own = aPartner(1, { role: 'indirectProvider' });
const reseller = aPartner(2);
const book = { partners: [own, reseller, aPartner(3, { relationship: 'ended' }), aPartner(4, { mpnId: '' })] };
const to = (n: number) => toSupportContact(aPartner(n));

const changesOf = (change: Partial<Subscription>, withDefault = false) =>
  partnerCenterChanges(aCustomer(9, { subscriptions: [aSubscription(1, change)] }), book, withDefault);

describe('what must change in Partner Center', () => {
  it.each<[string, Partial<Subscription>, string | undefined]>([
    ['takes a legacy subscription', { supportContact: to(2) }, undefined],
    ['leaves out new commerce', { supportContact: to(2), commerce: 'newCommerce' }, 'newCommerce'],
    ['leaves out Azure', { supportContact: to(2), commerce: 'azure' }, 'azure'],
    ['leaves out what was not bought through CSP', { supportContact: to(2), channel: 'direct' }, 'notCsp'],
    ['leaves out a deleted subscription', { supportContact: to(2), status: 'deleted' }, 'deleted'],
    ['leaves out a partner whose relationship ended', { supportContact: to(3) }, 'noRelationship'],
    ['leaves out a partner it does not know', { supportContact: to(8) }, 'partnerUnknown'],
    ['leaves out a contact without MPN id', { supportContact: { ...to(4), supportMpnId: '' } }, 'mpnIdMissing'],
  ])('%s', (_, change, leftOut) => {
    expect(changesOf(change).map((one) => one.leftOut)).toEqual([leftOut]);
  });

  it('names ourselves on the others only when asked', () => {
    expect(changesOf({})).toEqual([]);
    expect(changesOf({}, true)).toMatchObject([{ contact: toSupportContact(own) }]);
  });

  it('is the documented request', () => {
    const uri = `/customers/${tenant(9)}/subscriptions/${subscriptionId(1)}/supportcontact`;
    expect(changesOf({ supportContact: to(2) }).map(putRequest)).toEqual([
      {
        method: 'PUT',
        path: uri,
        body: {
          supportTenantId: tenant(2),
          supportMpnId: '0002',
          name: 'Partner 2',
          links: { self: { uri, method: 'Get', headers: [] } },
          attributes: { objectType: 'SupportContact' },
        },
      },
    ]);
  });
});

describe('its files', () => {
  it('hold what is taken, over several pages, and apart from it what is not', async () => {
    const collector = createPartnerCenterCollector();
    collector.add(changesOf({ supportContact: to(2) }));
    collector.add(changesOf({ supportContact: { ...to(2), name: '=cmd' }, commerce: 'newCommerce' }));
    collector.add(changesOf({ supportContact: to(2) }));
    const files = collector.files();
    expect(files.taken).toBe(2);
    expect([...files.leftOut]).toEqual([['newCommerce', 1]]);
    expect(JSON.parse(await files.putRequests().text())).toHaveLength(2);
    expect((await files.powerShell().text()).match(/^Set-Partner/gm)).toHaveLength(2);
    expect(await files.leftOutCsv().text()).toMatch(/'=cmd,newCommerce\r\n$/);
  });
});
