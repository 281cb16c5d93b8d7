import * as v from 'valibot';
import { record } from '../../directory/schema-parts.ts';
import type { CallName, NextPage, Page } from '../types.ts';
import { listLinks, readNextLink } from './next-link.ts';
import { fieldOf, malformed, readAnswer } from './read-answer.ts';
import type { Answered } from './send-call.ts';

const listSchema = record({
  items: v.exactOptional(v.custom<unknown[]>((input) => Array.isArray(input))),
  totalCount: v.exactOptional(v.unknown()),
  ...listLinks,
});

/** Rows that cannot be read are told of and do not lose the page. Without rows a list must say that it is empty. */
export function readPage<Item>(
  call: CallName,
  item: v.GenericSchema<unknown, Item>,
  answer: Answered,
  { asked, base }: { asked: NextPage; base: string },
): Page<Item> {
  const list = readAnswer(call, listSchema, answer);
  if (!list.items && Number(list.totalCount ?? Number.NaN) !== 0) throw malformed(call, answer, 'items');
  const link = readNextLink(list, asked, base);
  if ('wrong' in link) throw malformed(call, answer, link.wrong);
  return { ...readRows(item, list.items ?? []), ...link };
}

function readRows<Item>(item: v.GenericSchema<unknown, Item>, rows: readonly unknown[]) {
  const items: Item[] = [];
  const unreadable: string[] = [];
  for (const [index, row] of rows.entries()) {
    const result = v.safeParse(item, row);
    if (result.success) items.push(result.output);
    else unreadable.push(['items', index, fieldOf(result.issues[0])].filter((part) => part !== '').join('.'));
  }
  return { items, unreadable };
}
