import { describe, expect, it } from 'vitest';
import { fitsField } from '../../lib/directory/field-shapes.ts';
import { diffCustomer, fieldsOf } from '../../lib/log/diff.ts';
import { customerDoc } from '../../lib/log/doc-id.ts';
import { emptyFoldState, fold, foldCommit, standingDocs } from '../../lib/log/fold.ts';
import type { Commit, Json, Op } from '../../lib/log/types.ts';
import { aCustomer, aSubscription, subscriptionId, tenant } from '../fixtures/documents.ts';

const doc = customerDoc(tenant(1));
const contact = (name: string): Json => ({ supportTenantId: tenant(9), supportMpnId: '0123', name });
const contactPath = `subscriptions.${subscriptionId(1)}.supportContact`;

/** Writes the log of several agents: each commit names its author and the position it had seen. */
function log(...entries: [agent: string, base: number, ...ops: (Op | undefined)[]][]): Commit[] {
  const counts = new Map<string, number>();
  return entries.map(([agent, base, ...ops]) => {
    const n = (counts.get(agent) ?? 0) + 1;
    counts.set(agent, n);
    const given = ops.filter((op): op is Op => op !== undefined);
    return {
      v: 1,
      id: `${agent}-${n}`,
      agent,
      n,
      at: '2026-01-01T00:00:00Z',
      by: agent,
      source: 'edit',
      base,
      ops: given,
    };
  });
}

const commitOf = (...ops: Op[]): Commit => {
  const [commit] = log(['ann', 3, ...ops]);
  if (!commit) throw new Error('no commit');
  return commit;
};
const create: [string, number, Op | undefined] = ['ann', 0, diffCustomer(undefined, aCustomer(1))];
const foldAll = (...entries: Parameters<typeof log>) => fold(emptyFoldState(), log(...entries));
const set = (path: string, value: Json): Op => ({ put: doc, set: { [path]: value } });
const conflictsOf = (state: ReturnType<typeof foldAll>) =>
  [...state.conflicts.values()].map(({ path, lost, lostAgent, keptAgent }) => ({ path, lost, lostAgent, keptAgent }));

describe('concurrent edits', () => {
  it.each([
    ['of different fields both stand', [set('companyName', 'A')], [set('notes', 'B')], []],
    ['to the same value are no conflict', [set('notes', 'B')], [set('notes', 'B')], []],
    [
      'of one field: the later stands and the earlier is recorded',
      [set('companyName', 'A')],
      [set('companyName', 'B')],
      [{ path: 'companyName', lost: 'A', lostAgent: 'ann', keptAgent: 'bob' }],
    ],
    [
      'of one support contact are merged as one value',
      [set(contactPath, contact('A'))],
      [set(contactPath, contact('B'))],
      [{ path: contactPath, lost: contact('A'), lostAgent: 'ann', keptAgent: 'bob' }],
    ],
    [
      'of a whole subscription and a field in it',
      [set(`subscriptions.${subscriptionId(1)}.quantity`, 7)],
      [set(`subscriptions.${subscriptionId(1)}`, aSubscription(1, { offerName: 'B' }) as unknown as Json)],
      [
        {
          path: `subscriptions.${subscriptionId(1)}`,
          lost: aSubscription(1, { quantity: 7 }),
          lostAgent: 'ann',
          keptAgent: 'bob',
        },
      ],
    ],
  ])('%s', (_, first, second, expected) => {
    const state = foldAll(create, ['ann', 1, ...first], ['bob', 1, ...second]);
    expect(conflictsOf(state)).toEqual(expected);
  });

  it('are none when the later author had seen the earlier edit', () => {
    const state = foldAll(create, ['ann', 1, set('companyName', 'A')], ['bob', 2, set('companyName', 'B')]);
    expect(state.conflicts.size).toBe(0);
  });

  it('are none between commits of one author', () => {
    const state = foldAll(create, ['ann', 1, set('companyName', 'A')], ['ann', 1, set('companyName', 'B')]);
    expect(state.conflicts.size).toBe(0);
  });

  it('of two authors who create one customer alike leave it as it is', () => {
    const state = foldAll(create, ['bob', 0, diffCustomer(undefined, aCustomer(1, { notes: 'from bob' }))]);
    expect(state.conflicts.size).toBe(0);
    expect(standingDocs(state).get(doc)).toEqual(aCustomer(1, { notes: 'from bob' }));
  });
});

describe('creating one customer twice', () => {
  const only = (n: number) => diffCustomer(undefined, aCustomer(1, { subscriptions: [aSubscription(n)] }));

  it('keeps the subscriptions of both authors', () => {
    const state = foldAll(['ann', 0, only(1)], ['bob', 0, only(2)]);
    expect(standingDocs(state).get(doc)).toEqual(aCustomer(1));
    expect(state.conflicts.size).toBe(0);
  });

  it('sorts a list that comes in another order', () => {
    const unsorted = aCustomer(1, { subscriptions: [aSubscription(2), aSubscription(1)] });
    const state = foldAll(['ann', 0, diffCustomer(undefined, unsorted)]);
    expect(standingDocs(state).get(doc)).toEqual(aCustomer(1));
  });
});

describe('dropping', () => {
  it('loses to a concurrent edit before it', () => {
    const state = foldAll(create, ['ann', 1, set('companyName', 'A')], ['bob', 1, { drop: doc }]);
    expect(standingDocs(state).get(doc)).toMatchObject({ companyName: 'A' });
    expect(conflictsOf(state)).toEqual([{ path: undefined, lost: undefined, lostAgent: 'bob', keptAgent: 'ann' }]);
  });

  it('loses to a concurrent edit after it, which brings the whole document back', () => {
    const state = foldAll(create, ['bob', 1, { drop: doc }], ['ann', 1, set('notes', 'kept')]);
    expect(standingDocs(state).get(doc)).toEqual(aCustomer(1, { notes: 'kept' }));
    expect(conflictsOf(state)).toEqual([{ path: undefined, lost: undefined, lostAgent: 'bob', keptAgent: 'ann' }]);
  });

  it('that was known lets a re-created document start empty', () => {
    const state = foldAll(create, ['bob', 1, { drop: doc }], ['ann', 2, set('companyName', 'New')]);
    expect(standingDocs(state).get(doc)).toEqual(aCustomer(1, { companyName: 'New', domains: [], subscriptions: [] }));
    expect(state.conflicts.size).toBe(0);
  });

  it('of a subscription loses to a concurrent designation on it, whichever comes first', () => {
    const unset: Op = { put: doc, unset: [`subscriptions.${subscriptionId(1)}`] };
    const designation = set(contactPath, contact('A'));
    const expected = aCustomer(1, {
      subscriptions: [{ ...aSubscription(1), supportContact: contact('A') as never }, aSubscription(2)],
    });
    for (const [first, second] of [
      [unset, designation],
      [designation, unset],
    ] as const) {
      const state = foldAll(create, ['ann', 1, first], ['bob', 1, second]);
      expect(standingDocs(state).get(doc)).toEqual(expected);
      expect(state.conflicts.size).toBe(1);
    }
  });
});

describe('a log', () => {
  it('applies a resent commit once', () => {
    const [first, second] = log(create, ['ann', 1, set('companyName', 'A')]);
    if (!first || !second) throw new Error('no log');
    const state = fold(emptyFoldState(), [first, second, first]);
    expect(standingDocs(state).get(doc)).toMatchObject({ companyName: 'A' });
  });

  it('settles a conflict by a commit', () => {
    const entries = [create, ['ann', 1, set('notes', 'A')], ['bob', 1, set('notes', 'B')]] as Parameters<typeof log>;
    const [id = ''] = foldAll(...entries).conflicts.keys();
    const state = foldAll(...entries, ['ann', 3, { settle: id, keep: 'lost' }, set('notes', 'A')]);
    expect(state.conflicts.size).toBe(0);
    expect(standingDocs(state).get(doc)).toMatchObject({ notes: 'A' });
  });

  it('takes a settled conflict up again when its settling is undone, and settles it when that is undone', () => {
    const entries = [create, ['ann', 1, set('notes', 'A')], ['bob', 1, set('notes', 'B')]] as Parameters<typeof log>;
    const [conflict] = foldAll(...entries).conflicts.values();
    if (!conflict) throw new Error('no conflict');
    const { id, position: _, ...of } = conflict;
    const settling: Op = { settle: id, keep: 'standing', of };
    const settled = foldCommit(commitOf(settling), 4, () => undefined);
    expect(settled).toMatchObject({ settled: [id], inverse: [{ reopen: id, of }] });
    const undone = foldAll(...entries, ['ann', 3, settling], ['ann', 4, ...settled.inverse]);
    expect([...undone.conflicts.values()]).toEqual([{ ...conflict, position: 5 }]);
    expect(foldCommit(commitOf(...settled.inverse), 5, () => undefined).inverse).toEqual([settling]);
  });

  it('names the last of several winners, whatever the order of the fields', () => {
    const edits = [set('notes', 'A'), set('companyName', 'B')];
    const [ann, bob] = ['ann', 'bob'] as const;
    const winners = [edits, edits.toReversed()].map(([one, other]) => {
      const state = foldAll(create, [ann, 1, one], [bob, 1, other]);
      const folded = state.docs.get(doc);
      const sorted = Object.fromEntries(Object.entries(folded?.fields ?? {}).reverse());
      return [folded, folded && { ...folded, fields: sorted }].map((before) => {
        const dropping = { ...commitOf({ drop: doc }), agent: 'cem', base: 1 };
        return foldCommit(dropping, 4, () => before).conflicts[0]?.keptAgent;
      });
    });
    expect(winners).toEqual([
      ['bob', 'bob'],
      ['bob', 'bob'],
    ]);
  });

  it('keeps entries sorted whatever the order they came in', () => {
    const reversed = [2, 1].map(
      (n): Op => set(`subscriptions.${subscriptionId(n)}`, aSubscription(n) as unknown as Json),
    );
    const state = foldAll(['ann', 0, ...reversed]);
    expect(standingDocs(state).get(doc)).toMatchObject({ subscriptions: [aSubscription(1), aSubscription(2)] });
  });

  it('fills the required fields of a subscription that arrives field by field', () => {
    const state = foldAll(['ann', 0, set(`subscriptions.${subscriptionId(5)}.offerName`, 'Only a name')]);
    expect(standingDocs(state).get(doc)).toMatchObject({
      subscriptions: [
        { id: subscriptionId(5), offerName: 'Only a name', status: 'other', quantity: 0, channel: 'csp' },
      ],
    });
  });
});

const isShaped = (document: object = {}) =>
  Object.entries(fieldsOf(document)).every(([path, value]) => fitsField('customer', path, value));

describe('taking away what a document cannot be without', () => {
  it.each<[string, string, object]>([
    ['of the document leaves an empty one', 'companyName', { companyName: '' }],
    ['of a subscription leaves an empty one', `subscriptions.${subscriptionId(1)}.offerName`, {}],
    ['a whole list leaves an empty one', 'subscriptions', { subscriptions: [] }],
  ])('%s', (_, path, expected) => {
    const standing = standingDocs(foldAll(create, ['ann', 1, { put: doc, unset: [path] }])).get(doc);
    expect(standing).toMatchObject({ subscriptions: expect.any(Array), ...expected });
    expect(isShaped(standing)).toBe(true);
  });
});

it('one operation may write to thousands of subscriptions that all were written one by one', () => {
  const many = (quantity: number) =>
    aCustomer(1, { subscriptions: Array.from({ length: 4_000 }, (_, n) => aSubscription(n, { quantity })) });
  const whole = diffCustomer(aCustomer(1, { subscriptions: [] }), many(1));
  const quantity = diffCustomer(many(1), many(7));
  const state = foldAll(create, ['ann', 1, whole], ['ann', 2, quantity], ['bob', 2, quantity], ['bob', 4, whole]);
  expect(Object.keys(state.docs.get(doc)?.fields ?? {})).toHaveLength(4_000);
});
