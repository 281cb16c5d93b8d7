import { parentOf } from './stamps.ts';
import type { Folded, Path, Stamp } from './types.ts';

/**
 * The stamps of one document while a put is applied to it. Knows what lies inside what: a customer may have thousands
 * of subscriptions, and one operation may write to all of them.
 */
export class DraftStamps {
  readonly #created: Stamp;
  readonly #stamps: Map<Path, Stamp>;
  readonly #inside = new Map<Path, Set<Path>>();

  constructor({ stamp, fields = {} }: Folded) {
    this.#created = stamp;
    this.#stamps = new Map(Object.entries(fields));
    for (const path of this.#stamps.keys()) this.#file(path);
  }

  /** Every write a change of this field would overwrite: the field's last and those inside it. */
  under(path: Path): Stamp[] {
    const inside = [...(this.#inside.get(path) ?? [])].map((at) => this.#stamps.get(at));
    return [this.#last(path), ...inside.filter((stamp) => stamp !== undefined)];
  }

  has(path: Path): boolean {
    return this.#stamps.has(path);
  }

  /** Marks the field as written now; the stamps inside it have nothing more to say. */
  write(path: Path, stamp: Stamp): void {
    for (const at of this.#inside.get(path) ?? []) {
      this.#stamps.delete(at);
      for (const outer of outerOf(at)) if (outer !== path) this.#inside.get(outer)?.delete(at);
    }
    this.#inside.delete(path);
    this.#stamps.set(path, stamp);
    this.#file(path);
  }

  /** As a folded document carries them; undefined when there are none. */
  fields(): Record<Path, Stamp> | undefined {
    return this.#stamps.size > 0 ? Object.fromEntries(this.#stamps) : undefined;
  }

  #last(path: Path): Stamp {
    return [path, ...outerOf(path)].map((at) => this.#stamps.get(at)).find((stamp) => stamp) ?? this.#created;
  }

  #file(path: Path): void {
    for (const outer of outerOf(path)) {
      const inside = this.#inside.get(outer);
      if (inside) inside.add(path);
      else this.#inside.set(outer, new Set([path]));
    }
  }
}

/** The fields that a field lies in, the nearest first. */
function outerOf(path: Path): Path[] {
  const outer = parentOf(path);
  return outer === undefined ? [] : [outer, ...outerOf(outer)];
}
