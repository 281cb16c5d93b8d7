import { describe, expect, it } from 'vitest';
import { getWorkspace } from '../../lib/db/workspace.ts';
import { fitsField } from '../../lib/directory/field-shapes.ts';
import { parseWorkspace } from '../../lib/directory/parse.ts';
import type { Workspace } from '../../lib/directory/types.ts';
import { diffWorkspace } from '../../lib/log/diff.ts';
import { foldCommit } from '../../lib/log/fold.ts';
import { exportJson } from '../../lib/transfer/export.ts';
import { dbWith, importFile } from '../transfer/import-file.ts';
import { tenant } from './build.ts';

const kid = (letter: string) => `${letter.repeat(42)}A`;
const key = (letter: string) => ({ kid: kid(letter), name: 'Ann', x: kid('x'), y: kid('y'), from: 1_800_000_000 });
const published: Workspace = {
  name: 'Ours',
  feeds: { readers: 'https://host.example/feeds?sp=r&sig=secret', root: kid('r') },
  feedKeys: [key('a'), { ...key('b'), revokedAt: 1_800_000_001, revokedReason: 'lost' }],
  feedEpochs: [{ tenantId: tenant(1), epoch: 2 }],
};

describe('what a workspace says about feeds', () => {
  it('is read as it is written', () => {
    expect(parseWorkspace(published)).toEqual({ ok: true, value: published });
  });

  it.each([
    ['a fingerprint that is none', { feeds: { root: 'abc' } }, 'keyBytes'],
    ['a key that is listed twice', { feedKeys: [key('a'), key('a')] }, 'duplicateKey'],
    ['an epoch before the first', { feedEpochs: [{ tenantId: tenant(1), epoch: 0 }] }, 'notNumber'],
    ['another reason', { feedKeys: [{ ...key('a'), revokedReason: 'bored' }] }, 'keyEnd'],
  ])('is refused for %s', (_, change, code) => {
    const parsed = parseWorkspace({ ...published, ...change });
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('changes key by key and customer by customer', () => {
    const after: Workspace = {
      ...published,
      feedKeys: [...(published.feedKeys ?? []), key('c')],
      feedEpochs: [{ tenantId: tenant(1), epoch: 3 }],
    };
    expect(diffWorkspace(published, after)).toEqual({
      put: 'workspace',
      set: { [`feedKeys.${kid('c')}`]: key('c'), [`feedEpochs.${tenant(1)}.epoch`]: 3 },
    });
  });

  it('fits the log, and what does not is refused', () => {
    for (const [path, value] of Object.entries(diffWorkspace(undefined, published)?.set ?? {}))
      expect([path, fitsField('workspace', path, value)]).toEqual([path, true]);
    expect(fitsField('workspace', `feedKeys.${kid('c')}`, key('a'))).toBe(false);
    expect(fitsField('workspace', 'feeds.root', 'abc')).toBe(false);
    expect(fitsField('workspace', `feedEpochs.${tenant(1)}`, { tenantId: tenant(1) })).toBe(false);
  });

  it('is folded to what was written, whoever wrote which part', () => {
    const { feedEpochs: _, ...first } = published;
    const commits = [diffWorkspace(undefined, first), diffWorkspace(first, published)].flatMap((op) => op ?? []);
    const folded = commits.reduce<object | undefined>((docs, op, at) => {
      const commit = {
        v: 1 as const,
        id: `c${at}`,
        agent: 'a',
        n: at + 1,
        at: '',
        by: 'A',
        source: 'edit' as const,
        base: at,
        ops: [op],
      };
      return foldCommit(commit, at + 1, () => docs as never).docs.get('workspace');
    }, undefined);
    expect(folded).toMatchObject({ value: published });
  });
});

describe('a file', () => {
  it('carries what is not secret', async () => {
    const text = await (await exportJson(await dbWith({ partners: [], customers: [], workspace: published }))).text();
    expect(text).toContain(kid('r'));
    expect(text).toContain(kid('a'));
    expect(text).not.toContain('host.example');
    expect(text).not.toContain('secret');
  });

  it('takes nobody’s revocation back', async () => {
    const db = await dbWith({ partners: [], customers: [], workspace: published });
    const older = { ...published, name: 'Theirs', feedKeys: [key('b')], feedEpochs: [] };
    await importFile(
      db,
      JSON.stringify({ format: 'support-contacts/directory', version: 1, scope: 'all', workspace: older }),
    );
    expect(await getWorkspace(db)).toEqual({ ...published, name: 'Theirs' });
  });

  it('brings it where nothing is published yet', async () => {
    const db = await dbWith({ partners: [], customers: [], workspace: { name: 'Ours' } });
    const file = { format: 'support-contacts/directory', version: 1, scope: 'all', workspace: published };
    await importFile(db, JSON.stringify(file));
    expect(await getWorkspace(db)).toEqual(published);
  });
});
