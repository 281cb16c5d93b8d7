import { expect, it } from 'vitest';
import { hoursText, rangeText } from '../../../components/contact-card/hours-text.ts';
import { parseHours } from '../../../lib/directory/service-hours.ts';
import type { ServiceHours } from '../../../lib/directory/types.ts';
import { createTranslate } from '../../../lib/i18n.ts';
import { readMessageSet } from '../../../scripts/message-files.ts';

const translate = (locale: 'en' | 'ja') => createTranslate(locale, readMessageSet(locale, 'card'));
/** Browsers differ in which space stands beside a dash. */
const plain = (text: string) => text.replace(/\s/gu, ' ');

function hours(text: string): ServiceHours {
  const parsed = parseHours(text, 'Asia/Tokyo');
  if (!parsed) throw new Error(text);
  return parsed;
}

it.each([
  ['en', 'Mon – Fri 9:00 AM – 5:00 PM, Sat 10:00 AM – 12:00 PM, Closed on Dec 25, 2026 (Asia/Tokyo)'],
  ['ja', '月～金 9時00分～17時00分、土 10時00分～12時00分、休業日: 2026/12/25 (Asia/Tokyo)'],
] as const)('tells service hours in one line (%s)', (locale, expected) => {
  const stated = hours('Mon-Fri 09:00-17:00; Sat 10:00-12:00; closed 2026-12-25');
  expect(plain(hoursText(stated, translate(locale)))).toBe(expected);
});

it.each([
  ['around the clock', 'Mon-Sun 00:00-24:00', 'Around the clock'],
  ['until the day ends, without naming the next', 'Mon 18:00-24:00', '6:00 PM – 12:00 AM'],
  ['across noon', 'Mon 08:30-17:45', '8:30 AM – 5:45 PM'],
])('tells a range %s', (_, text, expected) => {
  const [range] = hours(text).ranges;
  expect(range && plain(rangeText(range, translate('en')))).toBe(expected);
});
