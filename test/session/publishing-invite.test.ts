import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { diffCustomer } from '../../lib/log/diff.ts';
import { invitationFor, invitationsCsv } from '../../lib/session/publishing-invite.ts';
import { invitationMail, languageOf } from '../../lib/session/publishing-mail.ts';
import { tenant, us } from '../directory/build.ts';
import { write } from './memory-session.ts';
import { azurite, CUSTOMERS, customerOf, keeper, partner } from './publishing-partner.ts';

afterAll(() => azurite.close());

describe('a partner that invites', () => {
  it.each([
    ['JP', 'ja'],
    ['BR', 'pt-BR'],
    ['AT', 'de'],
    ['GB', 'en'],
    ['??', 'en'],
    [undefined, 'en'],
  ])('writes to a customer in %s in %s, unless told otherwise', (country, language) => {
    expect(languageOf(country === undefined ? {} : { country })).toBe(language);
  });

  it('invites by a table and by email', async () => {
    const one = await partner();
    const link = (await invitationFor(one.session.db, one.session.workspace.value, tenant(100))) ?? '';
    const table = await (await invitationsCsv(one.session.db, one.session.workspace.value))?.text();
    expect(table?.trim().split('\r\n')).toHaveLength(CUSTOMERS + 1);
    expect(table).toContain(link);
    const mail = await invitationMail('ja', { link, company: 'A&B', partner: 'P\r\nBcc: x', root: 'r' });
    expect(mail).toMatch(/^mailto:\?subject=[^&\s]*&body=[^&\s]*$/);
    expect(decodeURIComponent(mail)).toContain(link);
    expect(mail.split('&body=')[0]).not.toContain('%0D');
  });

  it('writes a table for a mail merge: each customer’s language, and the whole message in it', async () => {
    const one = await keeper();
    const { db, workspace } = one.session;
    await one.publishing.publish();
    const [before, next] = [customerOf(100), customerOf(101)];
    await write(db, [
      diffCustomer(before, { ...before, country: 'JP' }),
      diffCustomer(next, { ...next, country: 'DE' }),
    ]);
    const text = (await (await invitationsCsv(db, workspace.value))?.text()) ?? '';
    const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    const rows = new Map(data.map((row) => [row.TenantId, row]));
    const link = (await invitationFor(db, workspace.value, tenant(100))) ?? '';
    expect(rows.get(tenant(100))).toMatchObject({
      Invitation: link,
      Language: 'ja',
      Subject: expect.stringMatching(/連絡先/),
    });
    for (const said of [link, 'Customer 100', us.name, workspace.value?.feeds?.root ?? '', 'インストール方法'])
      expect(rows.get(tenant(100))?.Message).toContain(said);
    expect(rows.get(tenant(101))).toMatchObject({ Language: 'de', Message: expect.stringContaining('Einladung') });
    expect(rows.get(tenant(102))).toMatchObject({
      Language: 'en',
      Published: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(data).toHaveLength(CUSTOMERS);
  });

  it('tells in the table whose invitation shows nothing yet', async () => {
    const { session } = await keeper();
    const text = (await (await invitationsCsv(session.db, session.workspace.value))?.text()) ?? '';
    expect(Papa.parse<Record<string, string>>(text, { header: true }).data[0]).toMatchObject({ Published: '' });
  });

  it('names a customer beside the invitation so that a spreadsheet runs nothing', async () => {
    const { session } = await partner();
    const before = customerOf(100);
    await write(session.db, [diffCustomer(before, { ...before, companyName: '=WEBSERVICE(C2)' })]);
    const table = await (await invitationsCsv(session.db, session.workspace.value))?.text();
    expect(table).toContain(`${tenant(100)},'=WEBSERVICE(C2),`);
  });
});
