import { chromeOf, EXAMPLES, edgeOf, OWN_IDS, type Values } from '../../scripts/policy/browsers.ts';
import { policyFiles } from '../../scripts/policy/files.ts';
import { readAllTitles } from '../../scripts/policy/titles.ts';

/** Of every kind that an escape must get through. */
const AWKWARD: Values = {
  ...EXAMPLES,
  brandName: `<O'Neill & "Söhne" ’x’ C:\\ サポート 𠮷>`,
  feeds: ['a&b=1;c', 'd "e" <f>', '\\'],
  cardEnabled: false,
};

export const MAKES = [
  ['the examples', EXAMPLES],
  ['awkward values', AWKWARD],
] as const;

export const BROWSERS = [chromeOf(OWN_IDS), edgeOf(OWN_IDS)];

const titles = await readAllTitles();

/** What is made for administrators, by its path below `deploy/`. */
export function fileOf(values: Values, path: string): string {
  const text = policyFiles({ ids: OWN_IDS, values, titles }).get(path);
  if (text === undefined) throw new Error(`There is no ${path}.`);
  return text;
}
