const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const FULL_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SPAN = /^([a-z]+)(?:\s*-\s*([a-z]+))?$/;

/** ISO weekdays, Monday first. */
export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** One day or a span of days in lower case, as ISO weekdays; `sat-mon` runs over the week's end. */
export function parseDays(text: string): number[] | undefined {
  const [, first = '', last = first] = SPAN.exec(text) ?? [];
  const from = weekday(first);
  const to = weekday(last);
  if (!from || !to) return undefined;
  return EVERY_DAY.slice(0, ((to - from + 7) % 7) + 1).map((step) => ((from + step - 2) % 7) + 1);
}

/** Undefined for what is no beginning, of at least three letters, of a day's name. */
function weekday(name: string): number | undefined {
  const index = name.length < 3 ? -1 : FULL_NAMES.findIndex((full) => full.startsWith(name));
  return index < 0 ? undefined : index + 1;
}

/** Ascending ISO weekdays as `Mon-Wed,Fri`. */
export function formatDays(days: readonly number[]): string {
  const firsts = days.filter((day) => !days.includes(day - 1));
  const lasts = days.filter((day) => !days.includes(day + 1));
  return firsts.map((first, index) => formatSpan(first, lasts[index] ?? first)).join(',');
}

function formatSpan(first: number, last: number): string {
  const name = (day: number) => NAMES[day - 1] ?? '';
  return first === last ? name(first) : `${name(first)}-${name(last)}`;
}
