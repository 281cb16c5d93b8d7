import { docOf } from '../log/ops-on.ts';
import type { DocId, Op, Path } from '../log/types.ts';
import { pathsOf, type Touched } from './touched.ts';

/**
 * What was reviewed is what gets written: the documents of which a field was touched since the plan was worked out,
 * which makes it stale. `since` undefined: nobody knows any more, so that all of them are.
 */
export function staleDocs(ops: readonly Op[], since: readonly Touched[] | undefined): DocId[] {
  if (since?.length === 0) return [];
  const isAny = !since || since.includes('everything');
  const touched = isAny ? undefined : pathsByDoc(since);
  return ops.flatMap((op) => {
    const doc = docOf(op);
    return doc && (!touched || isTouched(op, touched.get(doc))) ? [doc] : [];
  });
}

type Paths = readonly Path[] | 'whole';

function pathsByDoc(since: readonly Touched[]): Map<DocId, Paths[]> {
  const entries = since.flatMap((touched) => (touched === 'everything' ? [] : touched));
  const byDoc = new Map<DocId, Paths[]>();
  for (const [doc, paths] of entries) byDoc.set(doc, [...(byDoc.get(doc) ?? []), paths]);
  return byDoc;
}

function isTouched(op: Op, touched: readonly Paths[] = []): boolean {
  if ('drop' in op) return touched.some((paths) => paths.length > 0);
  const written = pathsOf(op);
  return touched.some((paths) => paths === 'whole' || paths.some((path) => written.some((own) => overlap(own, path))));
}

/** One is the other or lies in it. */
const overlap = (one: Path, other: Path) => one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
