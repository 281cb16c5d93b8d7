import { expect, it } from 'vitest';
import { parseIsoDate } from '../../lib/directory/ids.ts';
import { mergePartner } from '../../lib/transfer/partner-draft.ts';
import { aPartner } from '../fixtures/documents.ts';

it('importing a partner keeps when its profile was last confirmed, which no column carries', () => {
  const verifiedOn = parseIsoDate('2026-11-01');
  const before = aPartner(2, verifiedOn ? { verifiedOn } : {});
  const merged = mergePartner(before, { tenantId: before.tenantId, row: 1, cells: { Name: 'Trey' } });
  expect(merged).toMatchObject({ ok: true, value: { name: 'Trey', verifiedOn: '2026-11-01' } });
});
