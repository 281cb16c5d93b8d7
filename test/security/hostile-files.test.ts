import { expect, it } from 'vitest';
import { exportCustomersCsv } from '../../lib/transfer/export.ts';
import { ImportRefused } from '../../lib/transfer/import-refused.ts';
import { prepareImport } from '../../lib/transfer/prepare-import.ts';
import { buildCustomer, buildPartner, us } from '../directory/build.ts';
import { dbWith, importFile, newDb, quiet, readAll } from '../transfer/import-file.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const MEBIBYTE = 2 ** 20;

/** Objects that any program inherits from, before and after. */
const inherited = () => [Object.keys(Object.prototype), Object.keys(Array.prototype), Reflect.get({}, 'polluted')];

async function codeOf(...parts: BlobPart[]): Promise<string> {
  const fault: unknown = await importFile(await newDb(), ...parts).catch((cause: unknown) => cause);
  return fault instanceof ImportRefused ? fault.code : `not refused: ${JSON.stringify(fault)}`;
}

it.each([
  ['a list that is nested a hundred thousand deep', '['.repeat(100_000) + ']'.repeat(100_000), 'jsonForeign'],
  ['an object that is nested a hundred thousand deep', '{"a":'.repeat(100_000), 'notJson'],
  ['an archive', 'PK\u0003\u0004'.padEnd(2_000, '\0'), 'fileIsSpreadsheet'],
  ['a packed file', new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 'fileIsBinary'],
  ['a page', '<!doctype html><script>alert(1)</script>', 'fileIsWebPage'],
  ['a list in the place of a directory', '[{"format":"support-contacts/directory"}]', 'jsonForeign'],
  [
    'a directory that inherits its format',
    '{"__proto__":{"format":"support-contacts/directory","version":1},"customers":[]}',
    'jsonForeign',
  ],
  ['a header of a hundred thousand columns', `${'x,'.repeat(100_000)}\n`, 'tooManyColumns'],
  ['a quotation that never ends', `TenantId,CompanyName\n"${'x'.repeat(40 * MEBIBYTE)}`, 'rowEndless'],
  ['a row that never ends', `TenantId,CompanyName\n${TENANT},${'x'.repeat(40 * MEBIBYTE)}`, 'rowEndless'],
])('refuses %s', async (_, file, code) => expect(await codeOf(file)).toBe(code));

it('refuses a file beyond the size that is read, by its size alone', async () => {
  const sized = new Blob(['x']);
  Object.defineProperty(sized, 'size', { value: 10 ** 12 });
  await expect(prepareImport(sized, await newDb(), quiet)).rejects.toMatchObject({ code: 'fileTooLarge' });
});

it('takes no name of a prototype for anything', async () => {
  const before = inherited();
  const db = await newDb();
  const poison = '{"polluted":true,"companyName":"Evil","toString":"x"}';
  const customer = `{"tenantId":"${TENANT}","companyName":"Contoso","__proto__":${poison},"constructor":{"prototype":${poison}},"domains":[],"aliases":[],"relationship":"active","delegatedAdmin":[],"subscriptions":[]}`;
  const file = `{"format":"support-contacts/directory","version":1,"__proto__":${poison},"partners":[],"customers":[${customer}]}`;
  await importFile(db, file);
  const csv = `TenantId,CompanyName,__proto__,constructor,toString\n${TENANT},Contoso,{},x,y\n`;
  await importFile(db, csv);
  const [stored] = (await readAll(db)).customers;
  expect(stored).toMatchObject({ companyName: 'Contoso' });
  expect(Object.keys(stored ?? {})).toEqual(expect.not.arrayContaining(['constructor', '__proto__', 'toString']));
  expect(inherited()).toEqual(before);
});

it('reads a field that is nested deep as one that is wrong', async () => {
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const file = `{"format":"support-contacts/directory","version":1,"partners":[],"customers":[{"tenantId":"${TENANT}","companyName":${deep}}]}`;
  const { summary } = await importFile(await newDb(), file);
  expect(summary).toMatchObject({ problemCount: 1 });
});

it.each([
  '=HYPERLINK("https://evil.example","Contoso")',
  '+1+1',
  '-1',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  "'=1",
  '=cmd|A1',
])('writes the name %j so that a spreadsheet runs nothing, and reads it back', async (companyName) => {
  const directory = { partners: [us, buildPartner(2)], customers: [buildCustomer({ companyName })] };
  const db = await dbWith(directory);
  const csv = await (await exportCustomersCsv(db)).text();
  const cells = csv.split(/[\r\n]+|[;,]/).map((cell) => cell.replace(/^\uFEFF?"?/, ''));
  expect(cells.filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
  const again = await dbWith({ partners: [us, buildPartner(2)], customers: [] });
  await importFile(again, csv);
  expect((await readAll(again)).customers.map((one) => one.companyName)).toEqual([companyName.trim()]);
});
