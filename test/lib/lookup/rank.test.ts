import { describe, expect, it } from 'vitest';
import { parseTenantId } from '../../../lib/directory/ids.ts';
import type { TenantId } from '../../../lib/directory/types.ts';
import { rankCustomers, toLookupEntry } from '../../../lib/lookup/rank.ts';

function tenant(n: number): TenantId {
  const id = parseTenantId(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
  if (!id) throw new Error('not a tenant id');
  return id;
}

const entry = (n: number, companyName: string, domains: string[] = [], aliases: string[] = []) =>
  toLookupEntry({
    tenantId: tenant(n),
    companyName,
    domains,
    aliases,
    relationship: 'active',
    delegatedAdmin: [],
    subscriptions: [],
  });

const names = (typed: string, entries: ReturnType<typeof entry>[], limit = 50) =>
  rankCustomers(entries, typed, limit).rows.map(({ companyName }) => companyName);

describe('rankCustomers', () => {
  it('puts the whole before its beginning before a word before the inside of a word', () => {
    const all = [entry(1, 'Subfabrik'), entry(2, 'Big Fab'), entry(3, 'Fabrikam'), entry(4, 'Fab')];
    expect(names('fab', all)).toEqual(['Fab', 'Fabrikam', 'Big Fab', 'Subfabrik']);
  });

  it('sorts by name within a rank, and by tenant where names agree', () => {
    const all = [entry(3, 'Fab c'), entry(2, 'Fab a'), entry(1, 'Fab c')];
    expect(rankCustomers(all, 'fab', 50).rows.map(({ tenantId }) => tenantId)).toEqual([
      tenant(2),
      tenant(1),
      tenant(3),
    ]);
  });

  it.each([
    ['a domain', 'contoso.onmicrosoft.com'],
    ['a part of a domain', 'onmicro'],
    ['an alias', 'old name'],
    ['a tenant id', '00000000-0000-4000-8000-000000000001'],
    ['another case', 'CONTOSO'],
    ['surrounding and doubled space', '  contoso   ltd '],
    ['words in another order', 'ltd contoso'],
    ['full-width letters', 'ｃｏｎｔｏｓｏ'],
    ['nothing typed', ''],
  ])('finds by %s', (_, typed) => {
    const all = [entry(1, 'Contoso Ltd', ['contoso.onmicrosoft.com'], ['Old Name'])];
    expect(names(typed, all)).toEqual(['Contoso Ltd']);
  });

  it('lets Latin accents be left out', () => {
    expect(names('muller', [entry(1, 'Müller AG')])).toEqual(['Müller AG']);
  });

  it('keeps kana with and without a voicing mark apart', () => {
    expect(names('かき', [entry(1, 'がき商事'), entry(2, 'かき商事')])).toEqual(['かき商事']);
  });

  it('requires every word', () => {
    expect(names('contoso gmbh', [entry(1, 'Contoso Ltd')])).toEqual([]);
  });

  it('does not take a sign for a pattern', () => {
    expect(names('.*', [entry(1, 'Contoso')])).toEqual([]);
  });

  it('shows the first few and counts them all', () => {
    const all = Array.from({ length: 120 }, (_, n) => entry(n, `Fab ${String(119 - n).padStart(3, '0')}`));
    const result = rankCustomers(all, 'fab', 50);
    expect(result.matches).toBe(120);
    expect(result.rows.map(({ companyName }) => companyName)).toEqual(
      Array.from({ length: 50 }, (_, n) => `Fab ${String(n).padStart(3, '0')}`),
    );
  });

  it('says where each word was found', () => {
    const [row] = rankCustomers([entry(1, 'Contoso Ltd', ['contoso.example'])], 'ltd cont', 1).rows;
    expect(row?.hits).toEqual([
      {
        field: 'name',
        text: 'Contoso Ltd',
        ranges: [
          [0, 4],
          [8, 11],
        ],
      },
      { field: 'domain', text: 'contoso.example', ranges: [[0, 4]] },
    ]);
  });
});
