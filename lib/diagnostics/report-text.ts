import { type Fact, type Facts, GROUPS } from './facts.ts';
import type { RecentFault } from './recent-faults.ts';
import { redact } from './redact.ts';
import type { Finding } from './verify.ts';

/** What is copied for somebody who helps: English, of codes and counts, with nothing in it that names anybody. */
export function reportText(facts: Facts, findings: readonly Finding[], faults: readonly RecentFault[]): string {
  const groups = GROUPS.map((group) => [`[${group}]`, ...facts[group].map(lineOf)].join('\n'));
  const found = findings.map(
    ({ what, state, count }) => `${what}: ${state}${count === undefined ? '' : ` (${count})`}`,
  );
  const errors = faults.map(({ at, doing, what }) => `${at} ${doing}: ${what}`);
  return ['Support contacts, diagnostics', ...groups, section('checked', found), section('faults', errors)].join(
    '\n\n',
  );
}

const section = (name: string, lines: readonly string[]) =>
  [`[${name}]`, ...(lines.length > 0 ? lines : ['none'])].join('\n');

/** What the browser says of itself has long words and versions that are no secrets. */
const OWN_WORDS: ReadonlySet<string> = new Set(['version', 'browser', 'languages', 'granted']);

function lineOf(fact: Fact): string {
  if ('text' in fact) return `${fact.name}: ${OWN_WORDS.has(fact.name) ? fact.text : redact(fact.text)}`;
  if ('at' in fact) return `${fact.name}: ${fact.at}`;
  return `${fact.name}: ${'count' in fact ? fact.count : fact.bytes}`;
}
