import { expect, it } from 'vitest';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import { mergePartner } from '../../lib/transfer/partner-draft.ts';
import { aPartner } from '../fixtures/documents.ts';

const verifiedOn = parseIsoDate('2026-11-01');
const before = aPartner(2, verifiedOn ? { verifiedOn } : {});
const merge = (cells: Parameters<typeof mergePartner>[1]['cells']) =>
  mergePartner(before, { tenantId: before.tenantId, row: 1, cells });

it('importing a partner keeps when its profile was last confirmed, unless the file has a column for it', () => {
  expect(merge({ Name: 'Trey' })).toMatchObject({ ok: true, value: { name: 'Trey', verifiedOn: '2026-11-01' } });
});

it.each([
  ['as it is exported', 'on 2026-11-22', '2026-11-22'],
  ['without the word', '2026-11-22', '2026-11-22'],
  ['empty', '', undefined],
])('takes the day from a cell %s', (_, cell, day) => {
  const merged = merge({ Verified: cell });
  expect(merged.ok && merged.value.verifiedOn).toBe(day);
});

it('says which cell has no day that it can tell', () => {
  expect(merge({ Verified: '11/22/2026' })).toEqual({
    ok: false,
    problems: [{ code: 'date', column: 'Verified', value: '11/22/2026' }],
  });
});
