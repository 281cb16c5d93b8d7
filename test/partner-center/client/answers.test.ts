import { describe, expect, it } from 'vitest';
import { answeredClient } from './answered-client.ts';
import { DOCUMENTED_ANSWERS } from './documented-answers.ts';
import type { DocumentedAnswer } from './documented-shape.ts';

const BY_NAME = DOCUMENTED_ANSWERS.map((documented): [string, DocumentedAnswer] => [documented.name, documented]);
const read = ({ ask, answer }: DocumentedAnswer, alter: (text: string) => string = (text) => text) =>
  ask(answeredClient(alter(JSON.stringify(answer))));

const KEY = /"([a-z])(\w*)":/g;
const GUID = /"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/g;

describe('a documented answer', () => {
  it.each(BY_NAME)('to %s is read', async (_, documented) => {
    expect(await read(documented)).toEqual(documented.says);
  });

  describe.each<[string, (text: string) => string]>([
    ['begins with a byte-order mark', (text) => `\uFEFF${text}`],
    ['begins with two of them', (text) => `\uFEFF\uFEFF${text}`],
    [
      'has keys in PascalCase',
      (text) => text.replace(KEY, (_, first: string, rest) => `"${first.toUpperCase()}${rest}":`),
    ],
    ['has GUIDs in upper case', (text) => text.replace(GUID, (guid) => guid.toUpperCase())],
    ['has GUIDs in braces', (text) => text.replace(GUID, '"{$1}"')],
    ['has further fields', (text) => text.replace('{', '{"introducedLastNight":{"deep":[1]},')],
    ['names empty things null', (text) => text.replaceAll('""', 'null')],
    ['has ids and codes as numbers', (text) => text.replace(/"(4\d{6})"/g, '$1')],
  ])('that %s', (_, alter) => {
    it.each(BY_NAME)('to %s says the same', async (__, documented) => {
      expect(await read(documented, alter)).toEqual(documented.says);
    });
  });
});

const answerOf = (name: string) => {
  const found = DOCUMENTED_ANSWERS.find((documented) => documented.name === name);
  if (!found) throw new Error(name);
  return found;
};
const readItem = async (name: string, fields: object) => {
  const documented = answerOf(name);
  const [item] = documented.answer['items'] as object[];
  return answeredAs(documented, { ...documented.answer, items: [{ ...item, ...fields }] });
};
const answeredAs = ({ ask }: DocumentedAnswer, answer: object) => ask(answeredClient(JSON.stringify(answer)));

describe('an answer that is tolerated', () => {
  it.each<[string, string, object, object]>([
    [
      'a new relationship to the partner',
      'customers',
      { relationshipToPartner: 'new' },
      { relationshipToPartner: 'new' },
    ],
    [
      'no relationship to the partner',
      'customers',
      { relationshipToPartner: null },
      { relationshipToPartner: 'unknown' },
    ],
    ['a new status', 'subscriptions', { status: 'introduced' }, { status: 'other' }],
    ['a quantity as text', 'subscriptions', { quantity: '12' }, { quantity: 12 }],
    ['a name without end', 'subscriptions', { offerName: 'a'.repeat(999) }, { offerName: 'a'.repeat(500) }],
    ['a quantity without end', 'subscriptions', { quantity: 1e12 }, { quantity: 100_000_000 }],
    ['a product type that is new', 'subscriptions', { productType: { id: 'Introduced' } }, { commerce: 'other' }],
    ['a product type that is no object', 'subscriptions', { productType: 'Software' }, { commerce: 'legacy' }],
    ['a parent that is nobody', 'subscriptions', { parentSubscriptionId: '00000000-0000-0000-0000-000000000000' }, {}],
    ['a state that is not documented', 'indirectResellers', { state: 'Suspended' }, { relationship: 'none' }],
    ['the MPN id by its other name', 'resellersOf', { mpnId: null, partnerId: '77' }, { mpnId: '77' }],
    ['no MPN id', 'resellersOf', { mpnId: null }, { mpnId: '' }],
  ])('has %s (%s)', async (_, name, fields, says) => {
    expect(await readItem(name, fields)).toMatchObject({ items: [says], unreadable: [] });
  });

  it('has no status where none is told', async () => {
    expect(await readItem('subscriptions', { status: null })).toMatchObject({
      items: [expect.not.objectContaining({ status: expect.anything() })],
    });
  });

  it.each<[string, object]>([
    ['an empty object', {}],
    ['empty fields', { supportTenantId: '', supportMpnId: '', name: '' }],
    ['nulls', { supportTenantId: null, supportMpnId: null, name: null }],
    ['the empty GUID', { supportTenantId: '00000000-0000-0000-0000-000000000000' }],
  ])('names no support contact by %s', async (_, answer) => {
    expect(await answeredAs(answerOf('supportContact'), answer)).toBe('none');
  });

  it.each<[unknown, boolean | undefined]>([
    ['True', true],
    [false, false],
    ['constructor', undefined],
    [null, undefined],
  ])('tells of delegated access by %j: %s', async (allowDelegatedAccess, allows) => {
    const documented = answerOf('customer');
    const seen = await answeredAs(documented, { ...documented.answer, allowDelegatedAccess });
    expect((seen as { allowsDelegatedAccess?: boolean }).allowsDelegatedAccess).toBe(allows);
  });

  it.each([null, '', 'many', -1])('tells no quantity by %j', async (quantity) => {
    const told = expect.objectContaining({ quantity: expect.anything() });
    expect(await readItem('subscriptions', { quantity })).toMatchObject({ items: [expect.anything()], unreadable: [] });
    expect(await readItem('subscriptions', { quantity })).not.toMatchObject({ items: [told] });
  });

  it('has no list where it counts none', async () => {
    expect(await answeredAs(answerOf('subscriptions'), { totalCount: 0, items: null })).toEqual({
      items: [],
      unreadable: [],
    });
  });
});

describe('rows that cannot be read', () => {
  it.each<[string, object, string]>([
    ['customers', { id: 'x' }, 'items.0.id'],
    ['customers', { companyProfile: {} }, 'items.0.companyProfile.companyName'],
    ['subscriptions', { id: null }, 'items.0.id'],
    ['indirectResellers', { name: '' }, 'items.0.name'],
    ['auditRecords', { operationDate: 'yesterday' }, 'items.0.operationDate'],
  ])('of %s (%o) are told of as %s', async (name, fields, field) => {
    expect(await readItem(name, fields)).toEqual({ items: [], unreadable: [field] });
  });

  it('do not lose the others', async () => {
    const documented = answerOf('subscriptions');
    const items = [1, null, ...(documented.answer['items'] as object[]), 'x'];
    const read = await answeredAs(documented, { ...documented.answer, items });
    expect(read).toEqual({ ...(documented.says as object), unreadable: ['items.0', 'items.1', 'items.6'] });
  });
});
