import { describe, expect, it } from 'vitest';
import { getWorkspace } from '../../lib/db/workspace.ts';
import { tenant } from '../fixtures/documents.ts';
import { dbWith, importFile, newDb } from './import-file.ts';

const header = 'TenantId,Name,WorkspaceName';
const partner = `${tenant(1)},Trey,`;
const imported = async (...rows: string[]) => {
  const db = await newDb();
  const { summary } = await importFile(db, [header, ...rows, ''].join('\n'));
  return { summary, workspace: await getWorkspace(db) };
};

describe("the workspace's name in a file of partners", () => {
  it.each([
    ['in a row of its own', [partner, ',,Ours']],
    ['where there is no partner', [',,Ours']],
    ["on a partner's row", [`${partner}Ours`]],
    ['on several rows', [`${partner}Ours`, `${tenant(2)},Fabrikam,Ours`]],
  ])('is read %s', async (_, rows) => {
    const { summary, workspace } = await imported(...rows);
    expect(summary.problems).toEqual([]);
    expect(workspace).toEqual({ name: 'Ours' });
  });

  it('is changed in the same review as the partners', async () => {
    const db = await dbWith({ partners: [], customers: [], workspace: { name: 'Before' } });
    const { summary } = await importFile(db, `${header}\n${partner}\n,,After\n`);
    expect(summary.changes[0]).toEqual({ doc: 'workspace', path: 'name', before: 'Before', after: 'After' });
    expect(summary.counts).toMatchObject({ added: 1, changed: 1 });
  });

  it('stays where the file does not say it', async () => {
    const db = await dbWith({ partners: [], customers: [], workspace: { name: 'Ours' } });
    await importFile(db, `${header}\n${partner}\n`);
    expect(await getWorkspace(db)).toEqual({ name: 'Ours' });
  });

  it.each([
    [
      'given differently by two rows',
      [',,Ours', `${partner}Theirs`],
      { row: 3, code: 'workspaceTwice', value: 'Theirs' },
    ],
    ['too long', [`,,${'x'.repeat(501)}`], { row: 2, code: 'tooLong', value: 'x'.repeat(80) }],
  ])('is reported when it is %s', async (_, rows, problem) => {
    const { summary } = await imported(...rows);
    expect(summary.problems).toEqual([{ ...problem, column: 'WorkspaceName' }]);
    expect(summary.counts.added).toBe(rows.length - 1);
  });
});
