import { COMMERCE } from '../directory/customer-schema.ts';
import { SUBSCRIPTION_CODES } from '../directory/findings/finding.ts';
import { findingsOfSubscription } from '../directory/findings/findings-of.ts';
import type { Judging } from '../directory/findings/judging.ts';
import { daysBetween } from '../directory/iso-date.ts';
import {
  COVERAGE_STATES,
  CUSTOMER_COVERAGES,
  coverageOfCustomer,
  coverageOfSubscription,
} from '../directory/tally-coverage.ts';
import { customerFacts, type EndingFact } from '../directory/tally-facts.ts';
import { ENDING_WINDOWS } from '../directory/tally-overview.ts';
import type { Customer, IsoDate } from '../directory/types.ts';

/** What the overview counts of a customer: running subscriptions, the customer itself, delegated admin that ends. */
const ROW_MARKS = [
  ...SUBSCRIPTION_CODES.map((code) => `finding:${code}` as const),
  ...COVERAGE_STATES.map((state) => `coverage:${state}` as const),
  ...COMMERCE.map((kind) => `commerce:${kind}` as const),
  ...CUSTOMER_COVERAGES.map((coverage) => `customers:${coverage}` as const),
  ...ENDING_WINDOWS.map((days) => `ending:${days}` as const),
  ...ENDING_WINDOWS.map((days) => `endingInUse:${days}` as const),
];
export type RowMark = (typeof ROW_MARKS)[number];

const FIRST_CHARACTER = 'A'.charCodeAt(0);
const CHARACTERS = new Map<string, string>(
  ROW_MARKS.map((mark, at) => [mark, String.fromCharCode(FIRST_CHARACTER + at)]),
);

const characterOf = (mark: string) => CHARACTERS.get(mark) ?? '';

export const isRowMark = (text: string): text is RowMark => CHARACTERS.has(text);

/** A text with the mark's character for each time that it counts: 100,000 of them are held, and few differ. */
export function marksOf(customer: Customer, judging: Judging, today: IsoDate): string {
  const { customer: whole, subscriptions, endings } = customerFacts(customer);
  const marks = [characterOf(`customers:${coverageOfCustomer(whole, judging)}`)];
  for (const { fact } of subscriptions) {
    marks.push(
      characterOf(`commerce:${fact.commerce}`),
      characterOf(`coverage:${coverageOfSubscription(fact, judging)}`),
    );
    for (const { code } of findingsOfSubscription(fact, judging)) marks.push(characterOf(`finding:${code}`));
  }
  for (const ending of endings) marks.push(endingMarks(ending, today));
  return marks.join('');
}

/** In every window that holds it, as the overview counts it. */
function endingMarks({ held, inUse }: EndingFact, today: IsoDate): string {
  const daysLeft = held.endDate ? daysBetween(today, held.endDate) : -1;
  if (daysLeft < 0) return '';
  return ENDING_WINDOWS.filter((days) => daysLeft <= days)
    .map((days) => characterOf(`ending:${days}`) + (inUse ? characterOf(`endingInUse:${days}`) : ''))
    .join('');
}

/** How often the mark counts in a text of `marksOf`. */
export function countMark(marks: string, mark: RowMark): number {
  const character = characterOf(mark);
  let count = 0;
  for (let at = marks.indexOf(character); at >= 0; at = marks.indexOf(character, at + 1)) count += 1;
  return count;
}
