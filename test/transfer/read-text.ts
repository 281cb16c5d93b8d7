import type { Customer } from '../../lib/directory/types.ts';
import { type CustomerDraft, mergeCustomer } from '../../lib/transfer/customer-draft.ts';
import type { DecodedChunk } from '../../lib/transfer/decode-file.ts';
import { createProblemList, type RowProblem } from '../../lib/transfer/problem-list.ts';
import { type ReadCsv, readCsv } from '../../lib/transfer/read-csv.ts';

async function* piecesOf(text: string, length: number, damaged: boolean): AsyncGenerator<DecodedChunk> {
  for (let at = 0; at < text.length; at += length)
    yield { text: text.slice(at, at + length), done: at + length, damaged };
}

export interface ReadText extends ReadCsv {
  problems: RowProblem[];
  problemCount: number;
}

/** Reads CSV text that comes in pieces of so many characters. */
export async function readText(text: string, length = 1_000, damaged = false): Promise<ReadText> {
  const problems = createProblemList();
  const read = await readCsv(piecesOf(text, length, damaged), { partners: [] }, problems, () => undefined);
  return { ...read, problems: problems.kept, problemCount: problems.count };
}

export function customerDrafts({ drafts }: ReadCsv): CustomerDraft[] {
  if (drafts.kind !== 'customers') throw new Error('not a file of customers');
  return [...drafts.customers.values()];
}

/** The customers of a file, as they would be in a directory that has none of them. */
export const newCustomers = (read: ReadCsv): Customer[] =>
  customerDrafts(read).map((draft) => mergeCustomer(undefined, draft));
