import { parseCustomerUrl } from '../directory/customer-schema.ts';
import { LIMITS } from '../directory/limits.ts';
import type { CustomerLink } from '../directory/types.ts';
import { joinList, splitList } from './cell-list.ts';
import { isTooLong, nameText } from './cell-text.ts';
import type { CellProblem, ParsedCell } from './parsed-cell.ts';

/** The address is what follows the last space: it has none itself. */
const LINK = /^(.*\S)\s+(\S+)$/s;

/** `{name} {address}`, separated by `;`. */
export const formatLinks = (links: readonly CustomerLink[]): string =>
  joinList(links.map(({ name, url }) => `${name} ${url}`));

export function parseLinks(cell: string): ParsedCell<CustomerLink[]> {
  const parsed = splitList(cell).map(parseLink);
  const value = parsed.filter((link) => 'url' in link);
  const problems: CellProblem[] = parsed.filter((link) => 'code' in link);
  if (value.length > LIMITS.links) problems.push({ code: 'tooMany', value: cell });
  return { value, problems };
}

function parseLink(item: string): CustomerLink | CellProblem {
  const [, written = '', address = ''] = LINK.exec(item) ?? [];
  const name = nameText(written);
  if (!name) return { code: 'link', value: item };
  if (isTooLong(name)) return { code: 'tooLong', value: name };
  const url = parseCustomerUrl(address);
  return url ? { name, url } : { code: 'website', value: address };
}
