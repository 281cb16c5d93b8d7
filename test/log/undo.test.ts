import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Customer } from '../../lib/directory/types.ts';
import { fieldChanges } from '../../lib/log/changes.ts';
import { diffCustomer, dropCustomer } from '../../lib/log/diff.ts';
import { customerDoc } from '../../lib/log/doc-id.ts';
import { foldCommit } from '../../lib/log/fold.ts';
import type { Commit, DocId, Folded, Op } from '../../lib/log/types.ts';
import { type LogEntry, planUndo } from '../../lib/log/undo.ts';
import { customerStates } from '../fixtures/arbitrary.ts';
import { aCustomer, aSubscription, subscriptionId, tenant } from '../fixtures/documents.ts';

const doc = customerDoc(tenant(1));

/** A one-author log that is written to commit by commit. */
function openLog() {
  const docs = new Map<DocId, Folded>();
  let position = 0;
  const current = (id: DocId) => (docs.get(id)?.dropped ? undefined : docs.get(id)?.value);
  const write = (ops: (Op | undefined)[]): LogEntry => {
    position += 1;
    const given = ops.filter((op) => op !== undefined);
    const commit: Commit = {
      v: 1,
      id: `a-${position}`,
      agent: 'a',
      n: position,
      at: '',
      by: 'a',
      source: 'edit',
      base: position - 1,
      ops: given,
    };
    const folded = foldCommit(commit, position, (id) => docs.get(id));
    for (const [id, next] of folded.docs) docs.set(id, next);
    return { position, commit, inverse: folded.inverse };
  };
  return { current, write, head: () => position };
}

describe('a plan', () => {
  it('turns any customer into any other and is taken back without a trace', () => {
    fc.assert(
      fc.property(customerStates(1), customerStates(1), (before, after) => {
        const { write, current, head } = openLog();
        write([diffCustomer(undefined, before)]);
        expect(current(doc)).toEqual(before);
        const op = diffCustomer(before, after);
        if (!op) return;
        const entry = write([op]);
        expect(current(doc)).toEqual(after);
        expect(fieldChanges(op, before).length).toBeGreaterThan(0);
        const { plan, collisions, gone } = planUndo(entry, current, head());
        expect([collisions, gone]).toEqual([[], []]);
        write(plan.ops);
        expect(current(doc)).toEqual(before);
      }),
    );
  });

  it('is empty between equal customers', () => {
    fc.assert(
      fc.property(customerStates(1), (customer) => diffCustomer(customer, structuredClone(customer)) === undefined),
    );
  });
});

describe('undo', () => {
  const renamed = (companyName: string): Customer => aCustomer(1, { companyName });

  it('of creating a customer drops it', () => {
    const { write, current, head } = openLog();
    const entry = write([diffCustomer(undefined, aCustomer(1))]);
    write(planUndo(entry, current, head()).plan.ops);
    expect(current(doc)).toBeUndefined();
  });

  it('of dropping a customer brings it back whole', () => {
    const { write, current, head } = openLog();
    write([diffCustomer(undefined, aCustomer(1))]);
    const entry = write([dropCustomer(tenant(1))]);
    write(planUndo(entry, current, head()).plan.ops);
    expect(current(doc)).toEqual(aCustomer(1));
  });

  it('of an old commit shows the later changes it would overwrite', () => {
    const { write, current, head } = openLog();
    write([diffCustomer(undefined, renamed('first'))]);
    const entry = write([diffCustomer(renamed('first'), renamed('second'))]);
    write([diffCustomer(renamed('second'), renamed('third'))]);
    const { collisions } = planUndo(entry, current, head());
    expect(collisions).toEqual([{ doc, path: 'companyName', before: 'third', after: 'first' }]);
  });

  it('of creating a customer shows what was added since and would go with it', () => {
    const { write, current, head } = openLog();
    const entry = write([diffCustomer(undefined, aCustomer(1))]);
    const later = aCustomer(1, {
      notes: 'later',
      subscriptions: [aSubscription(1), aSubscription(2), aSubscription(3)],
    });
    write([diffCustomer(aCustomer(1), later)]);
    const paths = planUndo(entry, current, head()).collisions.map(({ path }) => path);
    expect(paths.sort()).toEqual(['notes', `subscriptions.${subscriptionId(3)}`]);
  });

  it('of dropping a customer shows what it would overwrite in the one created since', () => {
    const { write, current, head } = openLog();
    write([diffCustomer(undefined, renamed('old'))]);
    const entry = write([dropCustomer(tenant(1))]);
    write([diffCustomer(undefined, renamed('new'))]);
    const { collisions } = planUndo(entry, current, head());
    expect(collisions).toEqual([{ doc, path: 'companyName', before: 'new', after: 'old' }]);
  });

  it('of a change to a customer who is gone names it and does nothing', () => {
    const { write, current, head } = openLog();
    write([diffCustomer(undefined, renamed('first'))]);
    const entry = write([diffCustomer(renamed('first'), renamed('second'))]);
    write([dropCustomer(tenant(1))]);
    const { plan, gone } = planUndo(entry, current, head());
    expect([plan.ops, gone]).toEqual([[], [doc]]);
  });
});
