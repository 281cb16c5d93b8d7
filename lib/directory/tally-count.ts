import type { FactPath } from './tally-path.ts';

interface Node {
  next: Map<string, Node>;
  leaves: Map<string, number>;
}

/**
 * Counts paths by walking them. Writing a key for each of the 400,000 facts of a large import and looking it up takes
 * three times as long: the texts here are the directory's own, which the engine has hashed already.
 */
export class FactCounter {
  private readonly root: Node = createNode();
  private lastStem: readonly string[] = [];
  private lastNode: Node = this.root;

  add(paths: readonly FactPath[], by: number): void {
    for (const { stem, leaf } of paths) {
      if (stem !== this.lastStem) this.goTo(stem);
      const { leaves } = this.lastNode;
      leaves.set(leaf, (leaves.get(leaf) ?? 0) + by);
    }
  }

  /** Every path with its count, those that came to 0 left out. */
  *counts(): Generator<[FactPath, number]> {
    yield* countsUnder(this.root, []);
  }

  private goTo(stem: readonly string[]): void {
    let node = this.root;
    for (const part of stem) {
      let next = node.next.get(part);
      if (!next) {
        next = createNode();
        node.next.set(part, next);
      }
      node = next;
    }
    this.lastStem = stem;
    this.lastNode = node;
  }
}

const createNode = (): Node => ({ next: new Map(), leaves: new Map() });

function* countsUnder({ next, leaves }: Node, stem: readonly string[]): Generator<[FactPath, number]> {
  for (const [leaf, count] of leaves) if (count !== 0) yield [{ stem, leaf }, count];
  for (const [part, node] of next) yield* countsUnder(node, [...stem, part]);
}
