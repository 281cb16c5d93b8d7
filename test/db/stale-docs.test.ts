import { describe, expect, it } from 'vitest';
import { staleDocs } from '../../lib/db/stale-docs.ts';
import { type Touched, touchedBy } from '../../lib/db/touched.ts';
import type { DocId, Folded, Op } from '../../lib/log/types.ts';
import { aCustomer, tenant } from '../fixtures/documents.ts';

const doc: DocId = `customer/${tenant(1)}`;
const other: DocId = `customer/${tenant(2)}`;
const set = (path: string): Op => ({ put: doc, set: { [path]: 'x' } });
const touched = (...paths: string[]): Touched => [[doc, paths]];

describe('a plan', () => {
  it.each<[string, Op, readonly Touched[] | undefined, boolean]>([
    ['stands when nothing was touched', set('notes'), [], false],
    ['stands when another field was touched', set('notes'), [touched('companyName')], false],
    ['stands when a field of the same beginning was touched', set('notes'), [touched('notesOld')], false],
    ['stands when the same field of another document was touched', set('notes'), [[[other, ['notes']]]], false],
    ['is stale when its field was touched', set('notes'), [touched('country'), touched('notes')], true],
    ['is stale when the field it lies in was touched', set('support.email'), [touched('support')], true],
    ['is stale when a field in it was touched', set('subscriptions.1'), [touched('subscriptions.1.quantity')], true],
    ['is stale when a field it takes away was touched', { put: doc, unset: ['notes'] }, [touched('notes')], true],
    ['is stale when its document was touched as a whole', set('notes'), [[[doc, 'whole']]], true],
    ['is stale when a document it drops was touched at all', { drop: doc }, [touched('notes')], true],
    ['that drops stands when nothing of its document changed', { drop: doc }, [touched()], false],
    ['that settles is never stale', { settle: 'a-1:x', keep: 'lost' }, undefined, false],
    ['is stale when too much was touched to be listed', set('notes'), ['everything'], true],
    ['is stale when nobody knows what was touched', set('notes'), undefined, true],
  ])('%s', (_, op, since, isStale) => {
    expect(staleDocs([op], since)).toEqual(isStale ? [doc] : []);
  });
});

describe('what a commit touched', () => {
  const folded = (change: Partial<Folded> = {}): Folded => ({ value: aCustomer(1), stamp: [1, 'a'], ...change });

  it.each<[string, Folded | undefined, Folded, Touched]>([
    ['is the fields it wrote', folded(), folded(), [[doc, ['notes']]]],
    ['is the whole of what it created', undefined, folded(), [[doc, 'whole']]],
    ['is the whole of what it dropped', folded(), folded({ dropped: [2, 'a'] }), [[doc, 'whole']]],
    ['is the whole of what it brought back', folded({ dropped: [2, 'a'] }), folded(), [[doc, 'whole']]],
  ])('%s', (_, before, after, expected) => {
    expect(touchedBy([set('notes')], new Map([[doc, after]]), () => before)).toEqual(expected);
  });

  it('is everything when it is more than anyone would compare', () => {
    const many = Array.from({ length: 5_001 }, (_, n) => [`customer/${tenant(n + 1)}`, folded()] as const);
    expect(touchedBy([], new Map<DocId, Folded>(many), () => undefined)).toBe('everything');
  });
});
