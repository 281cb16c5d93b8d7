import { describe, expect, it } from 'vitest';
import { parseCustomer, parseDirectory, parseWorkspace } from '../../lib/directory/parse.ts';
import { OTHER, smallest, TENANT, unwrap } from './sample-input.ts';

describe('parseDirectory', () => {
  const own = { tenantId: TENANT, name: 'Us', role: 'indirectProvider' };
  const reseller = { tenantId: OTHER, name: 'Trey' };

  it('takes JSON text with a byte-order mark and sorts by tenant', () => {
    const json = `\uFEFF${JSON.stringify({ partners: [reseller, own], customers: [], workspace: { name: 'W' } })}`;
    expect(unwrap(parseDirectory(json))).toMatchObject({
      partners: [{ tenantId: TENANT }, { tenantId: OTHER }],
      customers: [],
      workspace: { name: 'W' },
    });
  });

  it.each([
    ['text that is cut in the middle', '{"partners":[', [{ code: 'notJson' }]],
    ['a number', 7, [{ code: 'notAnObject', value: '7' }]],
    [
      'a second own partner',
      { partners: [own, { ...own, tenantId: OTHER, name: 'They' }] },
      [{ code: 'severalOwnPartners', path: 'partners', value: 'They' }],
    ],
    [
      'the same partner twice',
      { partners: [reseller, reseller] },
      [{ code: 'duplicatePartner', path: 'partners', value: OTHER }],
    ],
    [
      'the same customer twice',
      { customers: [smallest, smallest] },
      [{ code: 'duplicateCustomer', path: 'customers', value: TENANT }],
    ],
    [
      'a bad customer among good ones',
      { customers: [smallest, { ...smallest, tenantId: 'x' }] },
      [{ code: 'tenantId', path: 'customers.1.tenantId', value: 'x' }],
    ],
    ['a customer that is null', { customers: [null] }, [{ code: 'notAnObject', path: 'customers.0' }]],
    ['a workspace without name', { workspace: {} }, [{ code: 'missing', path: 'workspace.name' }]],
  ])('names what is wrong with %s', (_, input, problems) => {
    expect(parseDirectory(input)).toEqual({ ok: false, problems });
  });
});

describe('parseWorkspace', () => {
  it('asks for a name', () => {
    expect(parseWorkspace({ Name: ' Team ' })).toEqual({ ok: true, value: { name: 'Team' } });
  });
});

it('a text of control characters only counts as absent, wherever it may be', () => {
  const control = '\u0000\u0007';
  const customer = parseCustomer({ ...smallest, notes: control });
  expect(customer).toMatchObject({ ok: true });
  expect(customer.ok && 'notes' in customer.value).toBe(false);
  expect(parseCustomer({ ...smallest, links: [{ name: control, url: 'a.example' }] })).toMatchObject({
    ok: false,
    problems: [{ code: 'missing', path: 'links.0.name' }],
  });
  expect(parseWorkspace({ name: control })).toMatchObject({ ok: false, problems: [{ code: 'missing' }] });
});
