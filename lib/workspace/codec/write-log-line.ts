import type { Commit } from '../../log/types.ts';
import type { Bytes } from '../transport/send.ts';
import type { CommitHeader, PartRef, Seal } from './log-line.ts';

export const commitLine = (commit: Commit): Bytes => lineOf(commit);

export const largeLine = (header: CommitHeader, parts: readonly PartRef[]): Bytes => lineOf({ ...header, parts });

export const sealLine = (seal: Seal): Bytes => lineOf(seal);

/** JSON has no line end of its own; those around it keep it apart from a torn neighbour. */
const lineOf = (value: object): Bytes => new TextEncoder().encode(`\n${JSON.stringify(value)}\n`);
