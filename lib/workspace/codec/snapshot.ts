import type { Member } from '../../db/schema.ts';
import type { Conflict, DocId } from '../../log/types.ts';
import { sha256 } from './sha256.ts';

/** Where in the log a snapshot was taken, and what folding on from there needs besides the documents. */
export interface SnapshotHead {
  v: 1;
  workspace: string;
  file: number;
  /** Bytes of the file that are folded in. */
  offset: number;
  position: number;
  /** The last `n` of each agent. */
  agents: Record<string, number>;
  /** Who has written so far. */
  members?: Member[];
  conflicts: Conflict[];
}

/** A folded document, dropped ones included, as canonical JSON: equal for equal documents everywhere. */
export interface SnapshotDoc {
  doc: DocId;
  json: string;
}

/** Documents that are stored together, in the order of their ids. */
export type SnapshotPage = readonly SnapshotDoc[];

export const docLine = ({ doc, json }: SnapshotDoc): string => `${doc} ${json}`;

/**
 * A hash of the folded directory that two members can compare: of the hashes of its pages, in the order of their ids,
 * so that no more than a page is held at a time.
 */
export class DirectoryHash {
  readonly #pages: string[] = [];

  async add(page: SnapshotPage): Promise<void> {
    if (page.length > 0) this.#pages.push(await sha256(page.map(docLine).join('\n')));
  }

  digest(): Promise<string> {
    return sha256(this.#pages.join('\n'));
  }
}
