import { describe, expect, it } from 'vitest';
import type { Customer, DelegatedAdmin, SupportContact } from '../../lib/directory/types.ts';
import { prepareImport } from '../../lib/transfer/prepare-import.ts';
import { day } from '../directory/build.ts';
import { aCustomer, aPartner, aSubscription, subscriptionId, tenant } from '../fixtures/documents.ts';
import { dbWith, importFile, jsonFile, newDb, quiet } from './import-file.ts';

const active = aPartner(1);
const ended = aPartner(2, { relationship: 'ended' });
const stranger = aPartner(3);
const partners = [active, ended];
const contactOf = ({ tenantId, mpnId, name }: typeof active): SupportContact => ({
  supportTenantId: tenantId,
  supportMpnId: mpnId,
  name,
});
const held = (n: number, change: Partial<DelegatedAdmin> = {}): DelegatedAdmin => ({
  tenantId: tenant(n),
  kind: 'gdap',
  ...change,
});
const designating = (n: number, partner: typeof active, change: Partial<Customer> = {}) =>
  aCustomer(n, {
    subscriptions: [aSubscription(n, { supportContact: contactOf(partner) })],
    delegatedAdmin: [held(1), held(2), held(3)],
    ...change,
  });
const notesOf = async (customers: Customer[], stored: Customer[] = []) => {
  const db = await dbWith({ partners, customers: stored });
  const { summary } = await importFile(db, jsonFile({ partners: [], customers }));
  return summary.notes.map(({ key, params }) => `${key} ${params?.['count']}`);
};

describe('what an import designates', () => {
  it('is counted where the partner is not eligible for that customer, with the reasons', async () => {
    const customers = [
      designating(11, active),
      designating(12, ended),
      designating(13, ended, { delegatedAdmin: [held(2, { kind: 'none' })] }),
      designating(14, stranger),
    ];
    expect(await notesOf(customers)).toEqual([
      'transfer.note.doubtful 3',
      'bulk.note.relationshipEnded 2',
      'bulk.note.delegatedAdminMissing 1',
      'bulk.note.partnerUnknown 1',
    ]);
  });

  it.each([
    ['nobody recorded delegated admin', designating(11, active, { delegatedAdmin: [] })],
    [
      'it has the default contact',
      aCustomer(11, { subscriptions: [aSubscription(11)], delegatedAdmin: [held(1, { kind: 'none' })] }),
    ],
    [
      'a terminated subscription has no contact any more',
      aCustomer(11, {
        subscriptions: [aSubscription(11, { status: 'deleted', supportContact: contactOf(ended) })],
      }),
    ],
  ])('is not counted where %s', async (_, customer) => {
    expect(await notesOf([customer])).toEqual([]);
  });

  it('is not counted where it stood before the import', async () => {
    const before = designating(11, ended);
    expect(await notesOf([{ ...before, companyName: 'Renamed' }], [before])).toEqual([]);
  });

  it('is counted where the import takes the delegated admin away', async () => {
    const before = designating(11, active);
    const after = { ...before, delegatedAdmin: [held(1, { endDate: day('2026-11-21') })] };
    expect(await notesOf([after], [before])).toEqual(['transfer.note.doubtful 1', 'bulk.note.delegatedAdminEnded 1']);
  });

  it('is judged by the partners that the same file brings', async () => {
    const file = new Blob([jsonFile({ partners: [active, stranger], customers: [designating(11, stranger)] })]);
    expect((await prepareImport(file, await newDb(), quiet)).summary.notes).toEqual([]);
  });

  it('is judged in CSV files too', async () => {
    const db = await dbWith({ partners, customers: [aCustomer(11)] });
    const row = `${tenant(11)},${subscriptionId(5)},${ended.tenantId},`;
    const text = `CustomerId,SubscriptionId,SupportTenantId,SupportName\n${row}\n`;
    const { summary } = await importFile(db, text);
    expect(summary.notes[0]).toEqual({ level: 'warning', key: 'transfer.note.doubtful', params: { count: 1 } });
  });
});
