import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../lib/i18n.ts';
import type { LookupRow } from '../../lib/lookup/lookup-row.ts';
import {
  describeDefault,
  describeRow,
  escapeDescription,
  readChosen,
  rowToOpen,
  toSuggestion,
} from '../../lib/surfaces/omnibox-text.ts';
import en from '../../locales/en.ts';
import { tenant } from '../fixtures/documents.ts';

const t = createTranslate('en', en);
const row = (n: number, companyName: string, change: Partial<LookupRow> = {}): LookupRow => ({
  tenantId: tenant(n),
  companyName,
  domain: undefined,
  aliases: [],
  hits: [],
  ...change,
});
const call = { name: 'R&D "Support"', telephone: '+81 3 1' };

describe('a suggestion', () => {
  it('has the customer, then whom to call', () => {
    expect(describeRow({ row: row(1, 'A <b> & co'), call }, 'text', t)).toBe('A <b> & co — R&D "Support" +81 3 1');
  });

  it('is XML for Chromium, with nothing of a name taken for markup', () => {
    expect(describeRow({ row: row(1, 'A <b> & co'), call }, 'xml', t)).toBe(
      '<match>A &lt;b&gt; &amp; co</match><dim> — R&amp;D &quot;Support&quot; +81 3 1</dim>',
    );
  });

  it('says when there is no telephone number', () => {
    expect(describeRow({ row: row(1, 'Contoso'), call: undefined }, 'text', t)).toBe('Contoso — no telephone number');
  });

  it('gives back its customer when it is chosen', () => {
    const { content } = toSuggestion({ row: row(1, 'Contoso Ltd'), call }, 'xml', t);
    expect([content, readChosen(content)]).toEqual([`Contoso Ltd ${tenant(1)}`, tenant(1)]);
  });

  it('drops what XML cannot hold', () => {
    expect(escapeDescription('a\u0000\u0007b\ud800c\ufffe\uffffd', 'xml')).toBe('a b\ufffdc d');
  });
});

it('takes no free text for a chosen suggestion', () => {
  expect([readChosen('Contoso Ltd'), readChosen('')]).toEqual([undefined, undefined]);
});

describe('Enter on free text', () => {
  const many = {
    rows: [row(1, 'Contoso', { domain: 'contoso.example', aliases: ['Con'] }), row(2, 'Contoso Ltd')],
    matches: 9,
  };
  it.each<[string, Parameters<typeof rowToOpen>, string | undefined, string]>([
    ['opens the only match', [{ rows: [row(1, 'Contoso')], matches: 1 }, 'cont'], 'Contoso', 'Open Contoso'],
    ['opens the one of that very name', [many, ' contoso '], 'Contoso', 'Open Contoso'],
    ['opens the one of that alias', [many, 'con'], 'Contoso', 'Open Contoso'],
    ['opens the one of that domain', [many, 'contoso.example'], 'Contoso', 'Open Contoso'],
    [
      'lists two of that very name',
      [{ rows: [row(1, 'Contoso'), row(2, 'Contoso')], matches: 9 }, 'contoso'],
      undefined,
      'Show all 9 matches',
    ],
    ['lists several', [many, 'cont'], undefined, 'Show all 9 matches'],
    ['lists nothing', [{ rows: [], matches: 0 }, 'x'], undefined, 'No customer matches “x”'],
    ['says what to type', [{ rows: [], matches: 0 }, ' '], undefined, 'Find a customer by name, domain or ID'],
  ])('%s', (_, asked, name, first) => {
    expect(rowToOpen(...asked)?.companyName).toBe(name);
    expect(describeDefault(...asked, 'text', t)).toBe(first);
  });

  it('escapes what was typed', () => {
    expect(describeDefault({ rows: [], matches: 0 }, '<', 'xml', t)).toBe('No customer matches “&lt;”');
  });
});
