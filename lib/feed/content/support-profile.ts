import * as v from 'valibot';
import { supportProfile } from '../../directory/partner-schema.ts';
import { showValue } from '../../directory/problem.ts';
import type { SupportProfile } from '../../directory/types.ts';

/** A statement of a support profile that was left out, because it could not be used safely or at all. */
export interface LeftOut {
  /** `email`, `website`, `hours` … */
  field: string;
  /** What was wrong; `problem.{code}` is its message. */
  code: string;
  /** What stood there, shortened; absent when it is no plain value. */
  value?: string;
}

export interface CleanedProfile {
  profile: SupportProfile;
  leftOut: LeftOut[];
}

/**
 * A profile as the directory would take it. Whatever it would not take, a link with a script or a second recipient, or
 * a time zone that this browser does not know, is left out, and the rest stays.
 */
export function cleanProfile(input: object): CleanedProfile {
  const first = v.safeParse(supportProfile, input);
  if (first.success) return { profile: first.output, leftOut: [] };
  const leftOut = first.issues.map(leftOutBy);
  const bad = new Set(leftOut.map(({ field }) => field.toLowerCase()));
  const rest = Object.entries(input).filter(([key]) => !bad.has(key.toLowerCase()));
  return { profile: v.parse(supportProfile, Object.fromEntries(rest)), leftOut: onePerField(leftOut) };
}

function leftOutBy(issue: v.BaseIssue<unknown>): LeftOut {
  const [field = ''] = (v.getDotPath(issue) ?? '').split('.');
  const value = showValue(issue.input);
  return { field, code: issue.message, ...(value === undefined ? {} : { value }) };
}

function onePerField(all: readonly LeftOut[]): LeftOut[] {
  return [...Map.groupBy(all, ({ field }) => field).values()].flatMap(([first]) => first ?? []);
}
