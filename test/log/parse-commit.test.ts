import { expect, it } from 'vitest';
import { customerDoc } from '../../lib/log/doc-id.ts';
import { parseCommit } from '../../lib/log/parse-commit.ts';
import { tenant } from '../fixtures/documents.ts';

const doc = customerDoc(tenant(1));
const sound = {
  v: 1,
  id: 'a-1',
  agent: 'a',
  n: 1,
  at: '',
  by: 'Ann',
  source: 'edit',
  base: 0,
  ops: [{ put: doc, set: { companyName: 'A' } }],
};

const lost = { doc, path: 'companyName', lost: 'A', lostAgent: 'a', keptAgent: 'b' };

const { lost: _, ...lostNothing } = lost;

it('a sound commit passes as it is', () => {
  expect(parseCommit(sound)).toEqual({ ok: true, commit: sound });
});

it('a conflict that is settled or taken up again passes as it is', () => {
  const commit = {
    ...sound,
    ops: [
      { settle: 'x', keep: 'lost', of: lost },
      { reopen: 'x', of: lost },
    ],
  };
  expect(parseCommit(commit)).toEqual({ ok: true, commit });
});

it.each([
  'notes',
  'domains',
  'subscriptions',
  `subscriptions.${tenant(2)}`,
  `subscriptions.${tenant(2)}.supportContact`,
])('a field may be taken away: %s', (at) => {
  const commit = { ...sound, ops: [{ put: doc, unset: [at] }] };
  expect(parseCommit(commit)).toEqual({ ok: true, commit });
});

it.each<[string, unknown, string]>([
  ['a later version', { ...sound, v: 2 }, 'newer'],
  ['no object', 'commit', 'malformed'],
  ['a counter of zero', { ...sound, n: 0 }, 'malformed'],
  ['a negative base', { ...sound, base: -1 }, 'malformed'],
  ['an unknown document', { ...sound, ops: [{ put: 'customer/me', set: {} }] }, 'malformed'],
  ['an unknown operation', { ...sound, ops: [{ delete: doc }] }, 'malformed'],
  ['a path to the prototype', { ...sound, ops: [{ put: doc, set: { '__proto__.x': 1 } }] }, 'malformed'],
  ['a path through the prototype', { ...sound, ops: [{ put: doc, set: { 'support.constructor': 1 } }] }, 'malformed'],
  ['a value of another type', { ...sound, ops: [{ put: doc, set: { companyName: 5 } }] }, 'malformed'],
  ['a lost value of another type', { ...sound, ops: [{ reopen: 'x', of: { ...lost, lost: 5 } }] }, 'malformed'],
  ['a lost document', { ...sound, ops: [{ reopen: 'x', of: { ...lost, path: undefined } }] }, 'malformed'],
  ...[
    'tenantId',
    'companyName.length',
    'domains.length',
    `subscriptions.${tenant(2)}.id`,
    `delegatedAdmin.${tenant(2)}.tenantId`,
    'subscriptions.toString',
    'support.hours',
    'unheard',
  ].map((at): [string, object, string] => [
    `taking "${at}" away`,
    { ...sound, ops: [{ put: doc, unset: [at] }] },
    'malformed',
  ]),
  [
    'a conflict about no field',
    { ...sound, ops: [{ reopen: 'x', of: { ...lostNothing, path: 'domains.length' } }] },
    'malformed',
  ],
  ['a path too deep', { ...sound, ops: [{ put: doc, set: { 'a.b.c.d': 1 } }] }, 'malformed'],
])('%s is refused', (_, input, reason) => {
  expect(parseCommit(input)).toMatchObject({ ok: false, reason });
});
